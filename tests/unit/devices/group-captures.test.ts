import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';
import { groupCaptures } from '../../../shared/devices/group-captures.ts';
import { identityOf } from '../../../shared/devices/identity.ts';
import { capture, captureAt, facts, factsWithoutHash, machine } from './captures.ts';

const ids = (captures: readonly { id: string }[]) => captures.map((one) => one.id);

describe('a device', () => {
  it('trap 15: has all captures of one PC, oldest first, and its newest is current', () => {
    const { devices } = groupCaptures([
      captureAt(5, 'second', { fingerprint: 'f2' }),
      captureAt(9, 'third', { fingerprint: 'f3' }),
      captureAt(0, 'first'),
    ]);
    expect(devices).toHaveLength(1);
    expect(ids(devices[0]?.captures ?? [])).toEqual(['first', 'second', 'third']);
    expect(devices[0]?.current.id).toBe('third');
  });

  it('keeps captures of one time in the order they were given, and the last of them is current', () => {
    const { devices } = groupCaptures([capture('a'), capture('b'), capture('c')]);
    expect(ids(devices[0]?.captures ?? [])).toEqual(['a', 'b', 'c']);
    expect(devices[0]?.current.id).toBe('c');
  });

  it('comes in the order of its first capture', () => {
    const { devices } = groupCaptures([
      captureAt(9, 'a', machine(1)),
      captureAt(0, 'b', machine(2)),
      capture('c', machine(1)),
    ]);
    expect(devices.map((device) => ids(device.captures))).toEqual([['c', 'a'], ['b']]);
  });

  it.each<[string, Partial<CaptureFacts>[], { serial: string; groupTag: string; assignedUser: string }]>([
    [
      'takes the newest values',
      [
        { groupTag: 'A', assignedUser: 'kim@example.com' },
        { groupTag: 'B', assignedUser: 'lee@example.com' },
      ],
      { serial: '5CG4751FG8', groupTag: 'B', assignedUser: 'lee@example.com' },
    ],
    [
      'takes an older value where the newest capture has none',
      [{ groupTag: 'A', assignedUser: 'kim@example.com' }, { serial: '' }],
      { serial: '5CG4751FG8', groupTag: 'A', assignedUser: 'kim@example.com' },
    ],
    [
      'prefers a serial to a placeholder',
      [{}, { serial: 'Default string' }],
      { serial: '5CG4751FG8', groupTag: '', assignedUser: '' },
    ],
    [
      'trap 9: shows a placeholder rather than making a serial up',
      [{ serial: '' }, { serial: 'Default string' }],
      { serial: 'Default string', groupTag: '', assignedUser: '' },
    ],
    ['trap 9: has no serial where no row has one', [{ serial: '' }], { serial: '', groupTag: '', assignedUser: '' }],
  ])('%s', (_, captures, expected) => {
    const { devices } = groupCaptures(captures.map((values, minute) => captureAt(minute, `c${minute}`, values)));
    expect(devices).toHaveLength(1);
    expect(devices[0]).toMatchObject(expected);
  });
});

describe('every capture', () => {
  const someFacts: fc.Arbitrary<CaptureFacts> = fc
    .record({
      serial: fc.constantFrom('', 'S1', 's1', 'S2', 'None'),
      hashSerial: fc.constantFrom(null, 'S1', 'S2', 'SMBIOS_STRING_INDEX_0'),
      uuid: fc.constantFrom(null, machine(1).uuid, machine(2).uuid),
      ekSha256: fc.constantFrom(null, machine(1).ekSha256),
      groupTag: fc.constantFrom('', 'A', 'B'),
      assignedUser: fc.constantFrom('', 'kim@example.com', 'KIM@example.com', 'lee@example.com'),
      capturedAtMs: fc.constantFrom(null, 1, 2),
      fingerprint: fc.constantFrom('', 'f1', 'f2'),
    })
    .map((values) => facts(values));
  const someCaptures = fc
    .array(someFacts, { maxLength: 20 })
    .map((all) => all.map((one, index) => ({ id: `c${index}`, facts: one })));

  it('belongs to exactly one device, with those of its own identity', () => {
    fc.assert(
      fc.property(someCaptures, (captures) => {
        const { devices } = groupCaptures(captures);
        expect(devices.flatMap((device) => ids(device.captures)).sort()).toEqual(ids(captures).sort());
        for (const { identity, captures: own } of devices) {
          for (const one of own) expect(identityOf(one.facts)).toEqual(identity);
        }
      }),
    );
  });

  it('has its question asked once: conflicts have different keys and two different captures each', () => {
    fc.assert(
      fc.property(someCaptures, (captures) => {
        const { conflicts } = groupCaptures(captures);
        expect(new Set(conflicts.map((conflict) => conflict.key)).size).toBe(conflicts.length);
        for (const { kind, older, newer } of conflicts) {
          expect(older.capture.id).not.toBe(newer.capture.id);
          expect(older.identity.key === newer.identity.key).toBe(kind === 'identity');
        }
      }),
    );
  });
});

it('a row without a hash stays apart from the device of that serial and asks', () => {
  const { devices, conflicts } = groupCaptures([capture('hash'), { id: 'partner', facts: factsWithoutHash() }]);
  expect(devices).toHaveLength(2);
  expect(conflicts.map((conflict) => [conflict.kind, conflict.older.capture.id, conflict.newer.capture.id])).toEqual([
    ['serial', 'partner', 'hash'],
  ]);
});
