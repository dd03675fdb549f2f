import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CaptureRow } from '../../../shared/autopilot/capture-row.ts';
import { hasReadableHash } from '../../../shared/devices/capture-facts.ts';
import { captureFactsOf, type IdentifyingHash } from '../../../shared/devices/capture-facts-of.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

const ROW: CaptureRow = {
  kind: 'hash',
  row: 1,
  line: 2,
  serial: ' 5CG4751FG8 ',
  productId: '',
  hash: 'T0abc',
  groupTag: ' Depot-A',
  assignedUser: '',
  manufacturer: 'Hewlett-Packard',
  model: 'EliteBook',
};
const HASH: IdentifyingHash = {
  sha256: 'c5'.repeat(32),
  timestampUtc: '2026-11-24T09:00:00Z',
  serial: '5CG4751FG8',
  manufacturer: 'HP',
  product: 'HP EliteBook 840 G8 Notebook PC ',
  uuidAsWindowsShowsIt: '1D720BDD-7785-A936-28A6-B2E8938117B7',
  ekSha256: null,
};

describe('the facts of a row', () => {
  it('take the machine from the hash and the rest from the row', () => {
    expect(captureFactsOf(ROW, HASH, sha256)).toEqual({
      serial: '5CG4751FG8',
      hashSerial: '5CG4751FG8',
      uuid: '1d720bdd-7785-a936-28a6-b2e8938117b7',
      ekSha256: null,
      manufacturer: 'HP',
      product: 'HP EliteBook 840 G8 Notebook PC',
      groupTag: 'Depot-A',
      assignedUser: '',
      capturedAtMs: Date.UTC(2026, 10, 24, 9),
      fingerprint: HASH.sha256,
    });
  });

  it('take all from the row where there is no readable hash', () => {
    const facts = captureFactsOf(ROW, null, sha256);
    expect(hasReadableHash(facts)).toBe(false);
    expect(facts).toMatchObject({ manufacturer: 'Hewlett-Packard', product: 'EliteBook', capturedAtMs: null });
  });

  it('take the serial from the hash where the file has hashes only, and never fill one into an empty column', () => {
    const empty = { ...ROW, serial: '' };
    expect(captureFactsOf({ ...empty, isHashOnly: true }, HASH, sha256).serial).toBe('5CG4751FG8');
    expect(captureFactsOf(empty, HASH, sha256).serial).toBe('');
    const unnamed = { ...HASH, serial: 'SMBIOS_STRING_INDEX_0' };
    expect(captureFactsOf({ ...empty, isHashOnly: true }, unnamed, sha256).serial).toBe('');
  });

  it('trap 7: hold no computer name', () => {
    const names = Object.keys(captureFactsOf(ROW, HASH, sha256)).join(' ');
    expect(names).not.toMatch(/computer|host|name/i);
  });

  it('tell unreadable payloads apart without holding their text', () => {
    const fingerprints = ['T0abc', 'T0abd', ''].map(
      (hash) => captureFactsOf({ ...ROW, hash }, null, sha256).fingerprint,
    );
    expect(new Set(fingerprints).size).toBe(3);
    expect(fingerprints[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprints[2]).toBe('');
    expect(captureFactsOf({ ...ROW, hash: ' T0abc ' }, null, sha256).fingerprint).toBe(fingerprints[0]);
  });

  it('tell partner rows with a product id only apart by that', () => {
    const [a, b] = ['3556000000001', '3556000000002'].map((productId) =>
      captureFactsOf({ ...ROW, hash: '', productId }, null, sha256),
    );
    expect(a?.fingerprint).not.toBe(b?.fingerprint);
  });
});
