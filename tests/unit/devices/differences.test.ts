import { expect, it } from 'vitest';
import { COMPARED_FIELDS, differencesBetween } from '../../../shared/devices/differences.ts';
import { facts, factsWithoutHash } from './captures.ts';

it('lists no field of two equal captures', () => {
  expect(differencesBetween(facts(), facts({ fingerprint: 'f2' }))).toEqual([]);
});

it('lists each field that differs, as both captures have it, in the order in which it is shown', () => {
  const edited = facts({ serial: '16520771357', groupTag: 'Depot-A', capturedAtMs: Date.UTC(2026, 10, 25) });
  expect(differencesBetween(facts({ serial: '016520771357' }), edited)).toEqual([
    { field: 'serial', a: '016520771357', b: '16520771357' },
    { field: 'groupTag', a: '', b: 'Depot-A' },
    { field: 'capturedAt', a: '2026-11-24T09:00:00Z', b: '2026-11-25T00:00:00Z' },
  ]);
});

it('shows what a row without a readable hash lacks as null', () => {
  const fields = differencesBetween(facts(), factsWithoutHash()).filter((difference) => difference.b === null);
  expect(fields.map((difference) => difference.field)).toEqual(['hashSerial', 'uuid', 'ekSha256', 'capturedAt']);
});

it('can tell every compared field', () => {
  const other = facts({
    serial: 'x',
    hashSerial: 'x',
    uuid: 'x',
    ekSha256: 'x',
    manufacturer: 'x',
    product: 'x',
    groupTag: 'x',
    assignedUser: 'x',
    capturedAtMs: 0,
  });
  expect(differencesBetween(facts(), other).map((difference) => difference.field)).toEqual(COMPARED_FIELDS);
});
