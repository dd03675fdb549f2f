import { readFileSync } from 'node:fs';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import { encodeHardwareHash } from '../../../shared/autopilot/hardware-hash/encode.ts';
import type { ImportRow } from '../../../shared/autopilot/import-file/import-format.ts';

/** Reads a file below tests/fixtures. */
export function fixture(path: string): Buffer {
  return readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));
}

/** A made-up hash that decodes, by its id in hashes.json. */
export function fixtureHash(id: string): string {
  const entries: readonly { id: string; hash: string }[] = JSON.parse(fixture('hashes.json').toString());
  const entry = entries.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`hashes.json has no ${id}`);
  return entry.hash;
}

/** A fixture's hash under other names: a row whose serial is not that of its hash reaches no file. */
function hashOf(
  id: string,
  names: { readonly serial: string; readonly manufacturer: string; readonly product: string },
) {
  const decoded = decodeHardwareHash(fixtureHash(id));
  if (!decoded.ok) throw new Error(decoded.error.message);
  const textOfType = new Map([
    [14, names.serial],
    [16, names.manufacturer],
    [17, names.product],
  ]);
  const records = decoded.value.records.map(({ type, dataHex }) => {
    const text = textOfType.get(type);
    return { type, dataHex: text === undefined ? dataHex : Buffer.from(`${text}\0`, 'latin1').toString('hex') };
  });
  const encoded = encodeHardwareHash({ records });
  if (!encoded.ok) throw new Error(encoded.error.code);
  return encoded.value;
}

export const A_HASH = fixtureHash('a00');

/** A row that every target can carry, with what a test wants otherwise. */
export function importRow(values: Partial<ImportRow> = {}): ImportRow {
  return {
    serial: 'PF5AN4DL',
    productId: '',
    hash: A_HASH,
    groupTag: '',
    assignedUser: '',
    manufacturer: 'LENOVO',
    model: '21R3001BUK',
    ...values,
  };
}

/** The three devices of the golden files. */
export const GOLDEN_ROWS: readonly ImportRow[] = [
  importRow({ groupTag: 'Depot-A', assignedUser: 'kim@example.com' }),
  importRow({
    serial: '016520771357',
    hash: hashOf('a07', { serial: '016520771357', manufacturer: 'Microsoft Corporation', product: 'Surface Pro 9' }),
    manufacturer: 'Microsoft Corporation',
    model: 'Surface Pro 9',
  }),
  importRow({
    serial: ' 5CG276700E ',
    productId: '3556876108537',
    hash: `${fixtureHash('a10')}==`,
    groupTag: 'Shop\\Floor 2',
    manufacturer: 'HP',
    model: 'HP EliteBook 840 14 inch G11 Notebook PC',
  }),
];
