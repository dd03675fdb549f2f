import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type PracticeOptions, practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import { onOtherBoard } from '../../support/other-board.ts';

export const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';
const TAG_HEADER = `${HEADER},Group Tag`;

/** As Windows PowerShell 5.1 writes it. */
export const windowsFile = (...lines: readonly string[]): Buffer =>
  Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf16le');

export function putFile(root: string, path: string, bytes: Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), bytes);
}

function putCapture(root: string, name: string, ...lines: readonly string[]): void {
  putFile(root, `hash-courier/captures/${name}/hardwarehash.csv`, windowsFile(...lines));
}

/** Puts the capture of a practice device into its own folder, as the kit does. */
export function putDevice(root: string, index: number, tag = '', options: PracticeOptions = {}): void {
  const { serial, hash } = practiceDevice(index, options);
  putCapture(
    root,
    `device-${index}`,
    ...(tag === '' ? [HEADER, `${serial},,${hash}`] : [TAG_HEADER, `${serial},,${hash},${tag}`]),
  );
}

export const RECAPTURED = practiceDevice(0, { capturedAtMs: Date.UTC(2026, 5, 5, 9, 30) });
export const ON_OTHER_BOARD = practiceDevice(1, { capturedAtMs: Date.UTC(2026, 6, 1, 7, 0) });
/** A Dell: its tag is in question. */
const TAGGED = 2;
export const DAMAGED = practiceDevice(9);
export const EDITED = practiceDevice(10);

/**
 * 13 captures of 10 devices with everything that needs a person: one device captured twice, two tags for another, one
 * serial on two boards, a row without a serial, a damaged hash, an edited row; and an empty file and one of its owner's.
 */
export function putTroubledCaptures(root: string): void {
  for (const index of [0, 1, 3, 4, 5]) putDevice(root, index);
  putCapture(root, 'again', TAG_HEADER, `${RECAPTURED.serial},,${RECAPTURED.hash},STORE-NL`);
  putCapture(root, 'board', HEADER, `${ON_OTHER_BOARD.serial},,${onOtherBoard(ON_OTHER_BOARD.hash)}`);
  for (const [day, tag] of ['OFFICE', 'STORE'].entries()) {
    const { serial, hash } = practiceDevice(TAGGED, { capturedAtMs: Date.UTC(2026, 7, 1 + day) });
    putCapture(root, `tag-${tag}`, TAG_HEADER, `${serial},,${hash},${tag}`);
  }
  putDevice(root, TAGGED);
  putCapture(root, 'no-serial', HEADER, `,,${practiceDevice(8, { hasSerial: false }).hash}`);
  putCapture(root, 'damaged', HEADER, `${DAMAGED.serial},,${damaged(DAMAGED.hash)}`);
  putCapture(root, 'edited', HEADER, `EDITED1,,${EDITED.hash}`);
  putFile(root, 'hash-courier/captures/empty/hardwarehash.csv', Buffer.alloc(0));
  putFile(root, 'notes.docx', Buffer.from('not ours'));
}

/** One character of the hash is another one. */
function damaged(hash: string): string {
  return `${hash.slice(0, 500)}${hash[500] === 'A' ? 'B' : 'A'}${hash.slice(501)}`;
}
