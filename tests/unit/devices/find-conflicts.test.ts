import { describe, expect, it } from 'vitest';
import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';
import { conflictsAmong } from '../../../shared/devices/group-captures.ts';
import { captureAt, facts, factsWithoutTpm, machine } from './captures.ts';

type Values = Partial<CaptureFacts>;
const inOrder = (captures: readonly Values[]) =>
  captures.map((values, minute) => captureAt(minute, `c${minute}`, values));
/** The pairs that are asked about, as ids. */
const pairs = (captures: readonly Values[]) =>
  conflictsAmong(inOrder(captures)).map(({ kind, older, newer }) => [kind, older.capture.id, newer.capture.id]);

describe('a serial conflict', () => {
  it('is one serial number on two machines, with every field that differs', () => {
    const [conflict, ...more] = conflictsAmong(inOrder([{}, { ...machine(1), product: 'HP ProBook' }]));
    expect(more).toEqual([]);
    expect(conflict).toMatchObject({
      kind: 'serial',
      serial: '5CG4751FG8',
      older: { capture: { id: 'c0' } },
      newer: { capture: { id: 'c1' } },
      contested: [],
      resolutions: ['use-newer', 'use-older', 'two-devices', 'later'],
    });
    expect(conflict?.differences.map((difference) => difference.field)).toEqual([
      'uuid',
      'ekSha256',
      'product',
      'capturedAt',
    ]);
  });

  it.each<[string, Values[], number]>([
    ['serials in another case are one serial', [{}, { ...machine(1), serial: '5cg4751fg8' }], 1],
    ['the serial in the hash counts where the row was edited', [{ serial: 'EDITED' }, machine(1)], 1],
    [
      'one serial shared in rows and another in hashes is asked about once',
      [
        { serial: 'A', hashSerial: 'B' },
        { ...machine(1), serial: 'A', hashSerial: 'B' },
      ],
      1,
    ],
    ['three machines are two questions', [{}, machine(1), machine(2)], 2],
    [
      'empty serials are none',
      [
        { serial: '', hashSerial: null },
        { ...machine(1), serial: '', hashSerial: null },
      ],
      0,
    ],
    [
      'placeholder serials are none',
      [
        { serial: 'None', hashSerial: 'None' },
        { ...machine(1), serial: 'None', hashSerial: 'none' },
      ],
      0,
    ],
    ['two serials are two devices', [{}, { ...machine(1), serial: 'S2', hashSerial: 'S2' }], 0],
    ['one machine is no conflict', [{}, { fingerprint: 'f2' }], 0],
  ])('%s', (_, captures, count) => {
    expect(pairs(captures).filter(([kind]) => kind === 'serial')).toHaveLength(count);
  });

  it('asks about every machine, with one question fewer than machines', () => {
    const asked = pairs([machine(1), machine(5), machine(3), machine(4), machine(2)]);
    expect(asked).toHaveLength(4);
    expect(new Set(asked.flat())).toEqual(new Set(['serial', 'c0', 'c1', 'c2', 'c3', 'c4']));
    for (const [, older = '', newer = ''] of asked) expect(older < newer).toBe(true);
  });

  it('keeps its key when a newer machine claims the serial too: one question more, at most one gone', () => {
    const numbers = [7, 3, 9, 1, 5, 8, 2, 6, 4];
    let before = new Set<string>();
    for (const count of numbers.keys()) {
      const captures = inOrder(numbers.slice(0, count + 1).map(machine));
      const now = new Set(conflictsAmong(captures).map(({ key }) => key));
      expect(now.size).toBe(count);
      expect([...before].filter((key) => !now.has(key)).length).toBeLessThan(2);
      before = now;
    }
  });

  it('has the same key whichever machine is captured again', () => {
    const keys = [
      [{}, machine(1)],
      [machine(1), {}],
      [{}, machine(1), {}],
    ].map((captures) => conflictsAmong(inOrder(captures))[0]?.key);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('an identity conflict', () => {
  it.each<[string, Values, Values, string[]]>([
    ['two group tags', { groupTag: 'A' }, { groupTag: 'B' }, ['groupTag']],
    ['two users', { assignedUser: 'kim@example.com' }, { assignedUser: 'lee@example.com' }, ['assignedUser']],
    ['trap 16: a serial that lost its leading zero', { serial: '016520771357' }, { serial: '16520771357' }, ['serial']],
    ['a serial set anew in the firmware', {}, { serial: 'NEW', hashSerial: 'NEW' }, ['serial', 'hashSerial']],
    ['group tags in two cases', { groupTag: 'depot' }, { groupTag: 'Depot' }, ['groupTag']],
    [
      'all at once',
      { groupTag: 'A', assignedUser: 'a@b' },
      { groupTag: 'B', assignedUser: 'c@b', serial: 'X' },
      ['serial', 'groupTag', 'assignedUser'],
    ],
  ])('is %s', (_, older, newer, contested) => {
    const conflicts = conflictsAmong(inOrder([older, newer]));
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]).toMatchObject({
      kind: 'identity',
      contested,
      older: { capture: { id: 'c0' } },
      newer: { capture: { id: 'c1' } },
    });
    expect(conflicts[0]?.differences.map((difference) => difference.field)).toEqual([...contested, 'capturedAt']);
  });

  it.each<[string, Values, Values]>([
    ['a value and its absence', { groupTag: 'A', assignedUser: 'kim@example.com', serial: '' }, {}],
    ['a serial and a placeholder', {}, { serial: 'To be filled by O.E.M.', hashSerial: 'SMBIOS_STRING_INDEX_0' }],
    ['a user in another case', { assignedUser: 'Kim@Example.com' }, { assignedUser: 'kim@example.com' }],
    ['another time, product name or hash', {}, { product: 'HP', manufacturer: 'Hewlett-Packard', fingerprint: 'f2' }],
  ])('is not %s', (_, a, b) => {
    expect(pairs([a, b])).toEqual([]);
    expect(pairs([b, a])).toEqual([]);
  });

  it('is found between older captures where the newest has no value', () => {
    expect(pairs([{ groupTag: 'A' }, { groupTag: 'B' }, {}])).toEqual([['identity', 'c0', 'c1']]);
  });

  it('is asked about each newest value that a capture contradicts, where they stand in different captures', () => {
    const captures = [
      { groupTag: 'A', assignedUser: 'kim@example.com' },
      { groupTag: 'B' },
      { assignedUser: 'lee@example.com' },
    ];
    expect(pairs(captures)).toEqual([
      ['identity', 'c0', 'c1'],
      ['identity', 'c0', 'c2'],
    ]);
  });

  it('is asked once for each value that lost, about its newest capture', () => {
    expect(pairs([{ groupTag: 'A' }, { groupTag: 'A' }, { groupTag: 'C' }, { groupTag: 'B' }])).toEqual([
      ['identity', 'c2', 'c3'],
      ['identity', 'c1', 'c3'],
    ]);
  });

  it('has the same key when a capture like one of the two comes', () => {
    const [a] = conflictsAmong(inOrder([{ groupTag: 'A' }, { groupTag: 'B' }]));
    const [b] = conflictsAmong(inOrder([{ groupTag: 'A' }, { groupTag: 'A' }, { groupTag: 'B' }, {}]));
    expect(a?.key).toBe(b?.key);
  });

  it('offers two devices only where no TPM key says that it is one', () => {
    const offered = [facts(), factsWithoutTpm()].map((base) => {
      const captures = ['A', 'B'].map((groupTag) => ({ id: groupTag, facts: { ...base, groupTag } }));
      return conflictsAmong(captures)[0]?.resolutions;
    });
    expect(offered).toEqual([
      ['use-newer', 'use-older', 'later'],
      ['use-newer', 'use-older', 'two-devices', 'later'],
    ]);
  });
});
