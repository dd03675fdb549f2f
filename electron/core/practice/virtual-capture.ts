import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StickManifest } from '../../../shared/sticks/manifest.ts';
import { CAPTURES_FOLDER } from '../../../shared/sticks/stick-layout.ts';
import { toUtcText } from '../../../shared/time.ts';
import { sha256Hex } from '../hashing.ts';
import { type PracticeDevice, practiceDevice } from './practice-device.ts';

/** What goes wrong with one capture on its way, as it does in the field. */
export type Mishap = 'no-serial' | 'damaged-hash' | 'edited-row';

export interface VirtualCapture {
  /** Of the virtual stick, from 0. */
  readonly stick: number;
  readonly device: number;
  readonly mishap?: Mishap;
  /** Typed at the device in place of the stick's own tag. */
  readonly groupTag?: string;
}

/**
 * Twelve devices, thirteen captures: device 2 is captured on two sticks that carry different group tags, one device
 * has no serial number, one hash is damaged on the way, and in one file somebody edits the serial number.
 */
export const PRACTICE_CAPTURES: readonly VirtualCapture[] = [
  { stick: 0, device: 0 },
  { stick: 0, device: 1 },
  { stick: 0, device: 2 },
  { stick: 1, device: 3 },
  { stick: 1, device: 4, mishap: 'damaged-hash' },
  { stick: 1, device: 5 },
  { stick: 2, device: 7 },
  { stick: 2, device: 8, mishap: 'no-serial' },
  { stick: 2, device: 9 },
  { stick: 3, device: 2 },
  { stick: 3, device: 10, mishap: 'edited-row' },
  { stick: 3, device: 11 },
  { stick: 3, device: 12 },
];

/**
 * Lays a capture onto a stick as the kit does: one folder with `hardwarehash.csv` and `device.json`, written under
 * another name and renamed.
 *
 * @returns The device as it was captured.
 */
export async function layCapture(
  root: string,
  manifest: StickManifest,
  { device: index, mishap, groupTag }: VirtualCapture,
  capturedAtMs: number,
): Promise<PracticeDevice> {
  const device = practiceDevice(index, { capturedAtMs, hasSerial: mishap !== 'no-serial' });
  const serial = mishap === 'edited-row' ? `${device.serial.slice(0, -1)}?` : device.serial;
  const hash = mishap === 'damaged-hash' ? damaged(device.hash) : device.hash;
  const tag = groupTag ?? manifest.groupTag;
  const csv = Buffer.from(
    `Device Serial Number,Windows Product ID,Hardware Hash,Group Tag\r\n${serial},,${hash},${tag}\r\n`,
    'ascii',
  );
  const record = {
    schema: 1,
    capturedAt: toUtcText(device.capturedAtMs),
    serial: device.serial,
    manufacturer: device.manufacturer,
    model: device.model,
    groupTag: tag,
    stick: { id: manifest.stickId, number: manifest.number, batch: manifest.batch, orderId: manifest.orderId },
    csv: { sizeBytes: csv.length, sha256: sha256Hex(csv) },
  };
  const time = toUtcText(device.capturedAtMs).replace(/[-:]/g, '');
  const folder = join(root, CAPTURES_FOLDER, `${device.serial || 'no-serial'}-${time}`);
  await mkdir(`${folder}.partial`, { recursive: true });
  await writeFile(join(`${folder}.partial`, 'hardwarehash.csv'), csv);
  await writeFile(join(`${folder}.partial`, 'device.json'), `${JSON.stringify(record, null, 2)}\n`);
  await rename(`${folder}.partial`, folder);
  return device;
}

/** As a bad contact leaves it: the length is right, one character is another one. */
function damaged(hash: string): string {
  const at = 700;
  return `${hash.slice(0, at)}${hash[at] === 'A' ? 'B' : 'A'}${hash.slice(at + 1)}`;
}
