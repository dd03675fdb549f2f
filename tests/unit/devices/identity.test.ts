import { describe, expect, it } from 'vitest';
import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';
import { identityOf } from '../../../shared/devices/identity.ts';
import { facts, factsWithoutHash, factsWithoutTpm, machine } from './captures.ts';

const BOGUS_UUID = '03000200-0400-0500-0006-000700080009';
const PLACEHOLDER = 'SMBIOS_STRING_INDEX_0';
const nothingKnown = (values: Partial<CaptureFacts> = {}) =>
  factsWithoutTpm({ serial: '', hashSerial: PLACEHOLDER, uuid: BOGUS_UUID, ...values });

describe('one device', () => {
  it.each<[string, CaptureFacts, CaptureFacts]>([
    [
      'trap 15: captured again, so another hash text and another time',
      facts(),
      facts({ fingerprint: 'f2', capturedAtMs: 7 }),
    ],
    [
      'with UUID and TPM key, whatever its row says',
      facts(),
      facts({ serial: 'EDITED', hashSerial: null, product: 'x' }),
    ],
    ['without TPM, by the serial inside the hash', factsWithoutTpm(), factsWithoutTpm({ serial: 'EDITED' })],
    [
      'without TPM, in another case and spacing',
      factsWithoutTpm(),
      factsWithoutTpm({ hashSerial: ' 5cg4751fg8 ', manufacturer: 'hp' }),
    ],
    [
      'without TPM and with another UUID, after a firmware update',
      factsWithoutTpm(),
      factsWithoutTpm({ uuid: machine(1).uuid }),
    ],
    [
      'with a placeholder serial, by its UUID',
      factsWithoutTpm({ hashSerial: PLACEHOLDER }),
      factsWithoutTpm({ hashSerial: 'None', serial: 'x' }),
    ],
    ['in two partner rows', factsWithoutHash(), factsWithoutHash({ serial: '5cg4751fg8', groupTag: 'Depot-A' })],
    ['with nothing known of it, by the same bytes', nothingKnown(), nothingKnown({ groupTag: 'Depot-A' })],
    ['with no payload at all, by the same words', factsWithoutHash({ serial: '' }), factsWithoutHash({ serial: '' })],
  ])('%s', (_, a, b) => {
    expect(identityOf(a)).toEqual(identityOf(b));
  });
});

describe('two devices', () => {
  it.each<[string, CaptureFacts, CaptureFacts]>([
    ['with one serial and two boards', facts(), facts(machine(1))],
    ['with one UUID and two TPM keys', facts(), facts({ ekSha256: machine(1).ekSha256 })],
    ['with one TPM key and two UUIDs', facts(), facts({ uuid: machine(1).uuid })],
    ['without TPM, of one serial and two makes', factsWithoutTpm(), factsWithoutTpm({ manufacturer: 'LENOVO' })],
    [
      'with placeholder serials and two UUIDs',
      factsWithoutTpm({ hashSerial: 'None' }),
      factsWithoutTpm({ hashSerial: 'None', uuid: machine(1).uuid }),
    ],
    [
      'trap 9: with placeholder serials and one serial made up for both rows',
      nothingKnown({ serial: 'PC-1' }),
      nothingKnown({ serial: 'PC-1', fingerprint: 'f2' }),
    ],
    ['with nothing known of them and two payloads', nothingKnown(), nothingKnown({ fingerprint: 'f2' })],
    [
      'with no payload and two models',
      factsWithoutHash({ serial: '', product: 'A' }),
      factsWithoutHash({ serial: '', product: 'B' }),
    ],
    [
      'whose words only look alike when joined',
      factsWithoutHash({ serial: 'X', manufacturer: 'A","B', product: 'C' }),
      factsWithoutHash({ serial: 'X', manufacturer: 'A', product: 'B","C' }),
    ],
  ])('%s', (_, a, b) => {
    expect(identityOf(a).key).not.toBe(identityOf(b).key);
  });

  it('a row without a hash never passes for a device that is known by its hash', () => {
    expect(identityOf(factsWithoutHash()).key).not.toBe(identityOf(factsWithoutTpm()).key);
    expect(identityOf(factsWithoutHash()).key).not.toBe(identityOf(facts()).key);
  });
});

describe('the basis', () => {
  it.each<[string, CaptureFacts, string]>([
    ['a TPM key', facts(), 'tpm'],
    ['a TPM key under a bogus UUID', facts({ uuid: BOGUS_UUID }), 'tpm'],
    ['a serial inside the hash', factsWithoutTpm(), 'serial'],
    ['a hash without a serial', factsWithoutTpm({ hashSerial: null }), 'uuid'],
    ['a row alone', factsWithoutHash(), 'row'],
    ['a row with a placeholder serial', factsWithoutHash({ serial: 'Default string' }), 'alone'],
    ['a UUID of zeros', nothingKnown({ uuid: '00000000-0000-0000-0000-000000000000' }), 'alone'],
    ['a UUID of ones', nothingKnown({ uuid: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }), 'alone'],
    ['the firmware filler', nothingKnown(), 'alone'],
    ['no UUID', nothingKnown({ uuid: null }), 'alone'],
  ])('of %s', (_, of, basis) => {
    expect(identityOf(of).basis).toBe(basis);
    expect(identityOf(of).key.startsWith(`${basis}:`)).toBe(true);
  });
});
