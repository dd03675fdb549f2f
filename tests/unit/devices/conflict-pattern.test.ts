import { expect, test } from 'vitest';
import { type ConflictKind, type ContestedField, RESOLUTIONS } from '../../../shared/devices/conflict.ts';
import { type ConflictPattern, conflictPattern, type PatternSide } from '../../../shared/devices/conflict-pattern.ts';

const PC: PatternSide = {
  serial: 'SN1',
  hashSerial: 'SN1',
  uuid: 'u1',
  tpmKey: 'k1',
  model: 'HP EliteBook',
  diskSerial: 'D1',
};

interface Case {
  readonly description: string;
  readonly kind: ConflictKind;
  readonly contested?: readonly ContestedField[];
  readonly older?: Partial<PatternSide>;
  readonly newer?: Partial<PatternSide>;
  readonly expected: ConflictPattern;
}

const NOTHING: ConflictPattern = { looksLike: 'unknown', fits: null };

test.each<Case>([
  {
    description: 'the same disk under another UUID and key is a replaced board',
    kind: 'serial',
    newer: { uuid: 'u2', tpmKey: 'k2' },
    expected: { looksLike: 'replaced-board', fits: 'use-newer' },
  },
  {
    description: 'the same disk under another key alone is one too',
    kind: 'serial',
    newer: { tpmKey: 'k2' },
    expected: { looksLike: 'replaced-board', fits: 'use-newer' },
  },
  {
    description: 'another disk as well tells nothing',
    kind: 'serial',
    newer: { uuid: 'u2', tpmKey: 'k2', diskSerial: 'D2' },
    expected: NOTHING,
  },
  {
    description: 'no disk serial on either side tells nothing',
    kind: 'serial',
    older: { diskSerial: null },
    newer: { uuid: 'u2', diskSerial: null },
    expected: NOTHING,
  },
  {
    description: 'another model is another device',
    kind: 'serial',
    newer: { uuid: 'u2', model: 'Dell Latitude' },
    expected: { looksLike: 'unknown', fits: 'two-devices' },
  },
  {
    description: 'a newer row that says another serial than its hash was edited',
    kind: 'serial',
    newer: { uuid: 'u2', tpmKey: 'k2', diskSerial: 'D2', hashSerial: 'SN2' },
    expected: { looksLike: 'edited-by-hand', fits: 'use-older' },
  },
  {
    description: 'another tag on the same machine was captured again',
    kind: 'identity',
    contested: ['groupTag'],
    expected: { looksLike: 'captured-again', fits: 'use-newer' },
  },
  {
    description: 'another serial in the older row was edited there',
    kind: 'identity',
    contested: ['serial'],
    older: { serial: 'sn-1' },
    expected: { looksLike: 'edited-by-hand', fits: 'use-newer' },
  },
  {
    description: 'case makes no other serial',
    kind: 'identity',
    contested: ['serial'],
    older: { serial: 'sn1' },
    newer: { serial: 'SN9' },
    expected: { looksLike: 'edited-by-hand', fits: 'use-older' },
  },
  {
    description: 'two edited rows leave nothing to fit',
    kind: 'identity',
    contested: ['serial'],
    older: { serial: 'SN8' },
    newer: { serial: 'SN9' },
    expected: { looksLike: 'edited-by-hand', fits: null },
  },
  {
    description: 'two serials inside hashes tell nothing',
    kind: 'identity',
    contested: ['hashSerial', 'groupTag'],
    newer: { hashSerial: 'SN2' },
    expected: NOTHING,
  },
])('$description', ({ kind, contested = [], older, newer, expected }) => {
  expect(conflictPattern(kind, contested, { ...PC, ...older }, { ...PC, ...newer }, RESOLUTIONS)).toEqual(expected);
});

test('a choice that is not offered never fits', () => {
  const other = { ...PC, uuid: 'u2', model: 'Dell Latitude' };
  expect(conflictPattern('serial', [], PC, other, ['use-newer', 'use-older', 'later'])).toEqual(NOTHING);
});
