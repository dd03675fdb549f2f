import { describe, expect, it } from 'vitest';
import { createNamesUnderWay, nameSticks, type WishedName } from '../../../electron/core/sticks/name-sticks.ts';
import type { RosterStick } from '../../../electron/core/store/sticks.ts';
import { DEFAULT_KIT_SETTINGS, type StickManifest } from '../../../shared/sticks/manifest.ts';

const LABELS = { batch: '', tenant: '', groupTag: '', orderId: '', kitVersion: '1.0.0' };
const STAGED_AT = '2026-11-24T09:00:00Z';

function manifest(stickId: string, number: number, stagedAt = STAGED_AT): StickManifest {
  return { schema: 1, stickId, number, ...LABELS, stagedAt, settings: DEFAULT_KIT_SETTINGS, files: [] };
}

function entry(id: string, number: number | null, stagedAt = STAGED_AT): RosterStick {
  const trip = { trip: 1, batch: '', groupTag: '', orderId: '', stagedAt, returnedAt: null, captures: 0 };
  return { id, number, ...LABELS, place: 'staged', firstStagedAt: stagedAt, lastSeenAt: stagedAt, trips: [trip] };
}

const CASES: readonly {
  readonly what: string;
  readonly manifests: readonly (StickManifest | null)[];
  readonly roster: readonly RosterStick[];
  readonly names: readonly (readonly [number, string | null])[];
}[] = [
  {
    what: 'new sticks the lowest free numbers',
    manifests: [null, null],
    roster: [entry('A', 1), entry('B', 3)],
    names: [
      [2, null],
      [4, null],
    ],
  },
  {
    what: 'a stick of ours its id and number',
    manifests: [null, manifest('A', 3)],
    roster: [entry('A', 3)],
    names: [
      [1, null],
      [3, null],
    ],
  },
  {
    what: 'a stick that was renumbered its id and the number of the roster',
    manifests: [manifest('A', 1)],
    roster: [entry('A', 12)],
    names: [[12, null]],
  },
  {
    what: 'copies of one stick an id and a number each',
    manifests: [manifest('A', 1), manifest('A', 1), manifest('A', 1)],
    roster: [entry('A', 1)],
    names: [
      [1, null],
      [2, 'new-1'],
      [3, 'new-2'],
    ],
  },
  {
    what: 'a copy from before the stick was prepared again an id and a number of its own',
    manifests: [manifest('A', 1, '2026-11-23T09:00:00Z')],
    roster: [entry('A', 1)],
    names: [[2, 'new-1']],
  },
  {
    what: 'a stick that was prepared after the roster last heard of it its id and number',
    manifests: [manifest('A', 1, '2026-11-25T09:00:00Z')],
    roster: [entry('A', 1)],
    names: [[1, null]],
  },
  {
    what: 'a stick that the roster does not know its own number where that is free',
    manifests: [null, manifest('X', 2), manifest('Y', 1)],
    roster: [entry('A', 1)],
    names: [
      [3, null],
      [2, null],
      [4, null],
    ],
  },
  {
    what: 'a retired stick its id, and its number where nobody has it by now',
    manifests: [manifest('A', 1), manifest('B', 2)],
    roster: [entry('C', 1), entry('A', null), entry('B', null)],
    names: [
      [3, null],
      [2, null],
    ],
  },
];

const WISHES: readonly {
  readonly what: string;
  readonly manifest: StickManifest | null;
  readonly wish: WishedName;
  readonly name: readonly [number, string | null];
}[] = [
  { what: 'the number that was shown', manifest: null, wish: { number: 5, stickId: null }, name: [5, null] },
  {
    what: 'the lowest free where that one is taken',
    manifest: null,
    wish: { number: 1, stickId: null },
    name: [2, null],
  },
  { what: 'the id that a run began to give it', manifest: null, wish: { number: 5, stickId: 'X' }, name: [5, 'X'] },
  { what: 'the number of that id in the roster', manifest: null, wish: { number: 5, stickId: 'A' }, name: [1, 'A'] },
  {
    what: 'what it proves before what was wished',
    manifest: manifest('A', 1),
    wish: { number: 5, stickId: 'X' },
    name: [1, null],
  },
];

describe('nameSticks', () => {
  it.each(WISHES)('gives a stick $what', ({ manifest: proven, wish, name: [number, stickId] }) => {
    const underWay = createNamesUnderWay();
    const names = nameSticks([proven], [entry('A', 1)], [2, 3, 4, 5], underWay, () => 'new', [wish]);
    expect(names).toEqual([{ number, stickId }]);
    expect(underWay.ids.has(stickId ?? proven?.stickId ?? '')).toBe(stickId !== null || proven !== null);
  });

  it.each(CASES)('gives $what', ({ manifests, roster, names }) => {
    let ids = 0;
    const taken = new Set(roster.map(({ number }) => number));
    const free = Array.from({ length: 20 }, (_, index) => index + 1).filter((number) => !taken.has(number));
    const newId = () => `new-${++ids}`;
    expect(nameSticks(manifests, roster, free, createNamesUnderWay(), newId)).toEqual(
      names.map(([number, stickId]) => ({ number, stickId })),
    );
  });
});
