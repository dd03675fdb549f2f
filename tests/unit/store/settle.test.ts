import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Decision, placeOf, type SettlingCapture, settle } from '../../../electron/core/store/settle.ts';
import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';
import { RESOLUTIONS } from '../../../shared/devices/conflict.ts';
import { identityOf } from '../../../shared/devices/identity.ts';
import { facts, machine, NINE_O_CLOCK_MS } from '../devices/captures.ts';

const NO_DECISIONS: ReadonlyMap<string, Decision> = new Map();

function capture(
  id: string,
  values: Partial<CaptureFacts> = {},
  state: Partial<SettlingCapture> = {},
): SettlingCapture {
  const own = facts(values);
  return {
    id,
    facts: own,
    identityKey: identityOf(own).key,
    isUsable: true,
    settledBy: null,
    wasAside: false,
    ...state,
  };
}

const at = (minutes: number) => ({ capturedAtMs: NINE_O_CLOCK_MS + minutes * 60_000 });
const standings = (captures: readonly SettlingCapture[], decisions = NO_DECISIONS) => {
  const settlement = settle(captures, decisions);
  return captures.map(({ id }) => placeOf(settlement, id).standing);
};

describe('captures settle', () => {
  test('into one device for one identity, the newest speaking last', () => {
    const { devices, openConflicts } = settle([capture('b', at(5)), capture('a', at(1))], NO_DECISIONS);
    expect(openConflicts).toEqual([]);
    expect(devices.map((device) => device.captures.map(({ id }) => id))).toEqual([['a', 'b']]);
  });

  test('with an unusable one speaking only where no other does', () => {
    const bad = capture('bad', { ...at(9), groupTag: 'X' }, { isUsable: false });
    const good = capture('good', at(1));
    expect(settle([good, bad], NO_DECISIONS).devices).toMatchObject([{ captures: [{ id: 'good' }] }]);
    expect(settle([bad], NO_DECISIONS).devices).toMatchObject([{ captures: [{ id: 'bad' }], isAside: false }]);
  });

  test('with an unusable one raising no conflict', () => {
    const bad = capture('bad', { serial: 'EDITED', groupTag: 'X' }, { isUsable: false });
    expect(settle([capture('good', { groupTag: 'Y' }), bad], NO_DECISIONS).openConflicts).toEqual([]);
  });
});

describe('a choice', () => {
  const older = capture('older', { ...at(0), groupTag: 'OLD' });
  const newer = capture('newer', { ...at(9), groupTag: 'NEW' });
  const key = settle([older, newer], NO_DECISIONS).openConflicts[0]?.key ?? '';
  const decided = (choice: Decision['choice'], keptIdentityKey: string | null = null) =>
    new Map<string, Decision>([[key, { choice, keptIdentityKey }]]);

  test.each([
    { choice: 'use-newer', expected: ['aside', 'counts'] },
    { choice: 'use-older', expected: ['counts', 'aside'] },
    { choice: 'later', expected: ['counts', 'counts'] },
    // One UUID and TPM key cannot be two devices: the conflict does not offer it, so it stays open.
    { choice: 'two-devices', expected: ['counts', 'counts'] },
  ] as const)('of $choice leaves $expected', ({ choice, expected }) => {
    expect(standings([older, newer], decided(choice))).toEqual(expected);
  });

  test('stays in force for what it put aside when the newest value changes', () => {
    const third = capture('third', { ...at(20), groupTag: 'THIRD' });
    const wasAside = { ...older, settledBy: key, wasAside: true };
    expect(standings([wasAside, newer, third], decided('use-newer'))).toEqual(['aside', 'counts', 'counts']);
  });

  test('is gone with the decision', () => {
    expect(standings([{ ...older, settledBy: key, wasAside: true }, newer])).toEqual(['counts', 'counts']);
  });

  test('between two machines keeps the machine, whichever is captured last', () => {
    const ours = capture('ours', { ...machine(1), ...at(0) });
    const theirs = capture('theirs', { ...machine(2), ...at(5) });
    const [conflict] = settle([ours, theirs], NO_DECISIONS).openConflicts;
    const decisions = new Map<string, Decision>([
      [conflict?.key ?? '', { choice: 'use-older', keptIdentityKey: ours.identityKey }],
    ]);
    expect(standings([ours, theirs], decisions)).toEqual(['counts', 'aside']);
    const oursAgain = capture('again', { ...machine(1), ...at(20) });
    expect(standings([ours, theirs, oursAgain], decisions)).toEqual(['counts', 'aside', 'counts']);
  });

  test('of two devices splits off the captures of one side, and those like them that come in later', () => {
    const noTpm = { ekSha256: null, hashSerial: 'SN1', serial: 'SN1' };
    const a = capture('a', { ...noTpm, ...at(0), groupTag: 'A' });
    const b = capture('b', { ...noTpm, ...at(5), groupTag: 'B' });
    const [conflict] = settle([a, b], NO_DECISIONS).openConflicts;
    const decisions = new Map<string, Decision>([
      [conflict?.key ?? '', { choice: 'two-devices', keptIdentityKey: null }],
    ]);
    const split = settle([a, b], decisions);
    expect(split.devices).toHaveLength(2);
    expect(split.openConflicts).toEqual([]);

    const stored = [a, b].map((one) => ({ ...one, settledBy: placeOf(split, one.id).settledBy }));
    const later = settle([...stored, capture('a2', { ...noTpm, ...at(3), groupTag: 'A' })], decisions);
    expect(later.devices.map(({ captures }) => captures.map(({ id }) => id)).sort()).toEqual([['a', 'a2'], ['b']]);
  });
});

describe('whatever is captured and chosen', () => {
  const anyCapture = fc.record({
    machine: fc.integer({ min: 1, max: 3 }),
    hasTpm: fc.boolean(),
    serial: fc.constantFrom('SN1', 'SN2', 'SN3', 'None'),
    groupTag: fc.constantFrom('', 'A', 'B'),
    minutes: fc.integer({ min: 0, max: 5 }),
    isUsable: fc.boolean(),
  });
  const anyCaptures = fc.array(anyCapture, { maxLength: 12 }).map((items) =>
    items.map((item, index) =>
      capture(
        `c${String(index).padStart(2, '0')}`,
        {
          ...machine(item.machine),
          ...(item.hasTpm ? {} : { ekSha256: null }),
          ...at(item.minutes),
          serial: item.serial,
          hashSerial: item.serial,
          groupTag: item.groupTag,
        },
        { isUsable: item.isUsable },
      ),
    ),
  );

  test('every capture has one place, and every device speaks by captures of its own', () => {
    fc.assert(
      fc.property(anyCaptures, (captures) => {
        const settlement = settle(captures, NO_DECISIONS);
        expect([...settlement.places.keys()]).toEqual(captures.map(({ id }) => id));
        const identities = settlement.devices.map((device) => device.identityKey);
        expect(new Set(identities).size).toBe(identities.length);
        expect(new Set(identities)).toEqual(new Set(captures.map((one) => one.identityKey)));
        for (const device of settlement.devices) {
          expect(device.captures.every((one) => one.identityKey === device.identityKey)).toBe(true);
        }
      }),
    );
  });

  test('answering one question after another comes to an end, and no answer is asked for twice', () => {
    fc.assert(
      fc.property(anyCaptures, fc.array(fc.constantFrom(...RESOLUTIONS), { maxLength: 40 }), (captures, answers) => {
        const decisions = new Map<string, Decision>();
        let stored = captures;
        for (const answer of answers) {
          const settlement = settle(stored, decisions);
          const [conflict] = settlement.openConflicts;
          if (conflict === undefined) return;
          expect(decisions.has(conflict.key)).toBe(false);
          const choice = conflict.resolutions.includes(answer) && answer !== 'later' ? answer : 'use-newer';
          decisions.set(conflict.key, {
            choice,
            keptIdentityKey: choice === 'use-older' ? conflict.older.identity.key : conflict.newer.identity.key,
          });
          const settled = settle(stored, decisions);
          stored = stored.map((one) => {
            const { settledBy, standing } = placeOf(settled, one.id);
            return { ...one, settledBy, wasAside: standing === 'aside' };
          });
        }
      }),
    );
  });

  test('settling what is settled changes nothing', () => {
    fc.assert(
      fc.property(anyCaptures, (captures) => {
        const first = settle(captures, NO_DECISIONS);
        const again = settle(
          captures.toReversed().toSorted((a, b) => (a.id < b.id ? -1 : 1)),
          NO_DECISIONS,
        );
        expect(again.places).toEqual(first.places);
        expect(again.openConflicts.map(({ key }) => key)).toEqual(first.openConflicts.map(({ key }) => key));
      }),
    );
  });
});
