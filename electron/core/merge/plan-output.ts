import { HASH_CHARACTERS } from '../../../shared/autopilot/hardware-hash/decode.ts';
import {
  IMPORT_FORMATS,
  type ImportTarget,
  importFileName,
} from '../../../shared/autopilot/import-file/import-format.ts';
import { printImportRow } from '../../../shared/autopilot/import-file/print-import-row.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { Device } from '../../../shared/devices/device.ts';
import type { MergedCapture, ScannedFile } from './merged-capture.ts';
import type { PayloadState } from './scanned-row.ts';
import type { Piece, PrintedValues, WriteInput } from './write-task.ts';

/** A file to write, with the name that it gets once it is whole. */
export interface PlannedFile extends Omit<WriteInput, 'temporaryPath'> {
  readonly file: string;
}

/** The rows of one target's files, in the order in which they are added. */
export interface FilePlan {
  /** Adds a row by its line alone; only for targets that copy lines. */
  addCopy(file: ScannedFile, offset: number, length: number): void;
  /** Adds the device's row, or answers the issues for which the format has to leave it out. */
  add(device: Device<MergedCapture>): readonly Issue[];
  /** The files as the format cuts them, each with the pieces of the sources that it takes. */
  files(): readonly PlannedFile[];
}

/** Stands for what the row has, where only the other values are in question: any verified hash is like another. */
const PLANNED_HASH: Readonly<Record<PayloadState, string>> = {
  hash: 'A'.repeat(HASH_CHARACTERS),
  none: '',
  other: 'no hash',
};

/** Whether the target's columns are those of a canonical file, so that a line can be copied. */
export function canCopyLines(target: ImportTarget): boolean {
  return target === 'intune' || target === 'merged';
}

interface OpenPiece {
  readonly file: ScannedFile;
  readonly spans: number[];
  readonly printed: Map<number, PrintedValues>;
}

export function createFilePlan(target: ImportTarget): FilePlan {
  const maxRows = IMPORT_FORMATS[target].maxRows ?? Number.POSITIVE_INFINITY;
  const parts: { pieces: OpenPiece[]; rows: number }[] = [];

  function addRow(file: ScannedFile, offset: number, length: number, printed: PrintedValues | null): void {
    let part = parts.at(-1);
    if (part === undefined || part.rows === maxRows) {
      part = { pieces: [], rows: 0 };
      parts.push(part);
    }
    let piece = part.pieces.at(-1);
    if (piece?.file !== file) {
      piece = { file, spans: [], printed: new Map() };
      part.pieces.push(piece);
    }
    if (printed !== null) piece.printed.set(piece.spans.length / 2, printed);
    piece.spans.push(offset, length);
    part.rows++;
  }

  const canCopy = canCopyLines(target);
  return {
    addCopy: (file, offset, length) => addRow(file, offset, length, null),
    add(device) {
      const { current } = device;
      const [offset, length] = current.span ?? [current.row, 0];
      if (canCopy && current.isVerbatim && saysItself(device)) {
        addRow(current.file, offset, length, null);
        return [];
      }
      const printed = printedValues(device);
      const line = printImportRow(target, { ...printed, hash: PLANNED_HASH[current.payload] });
      if (!line.ok) return line.error;
      addRow(current.file, offset, length, printed);
      return [];
    },
    files: () =>
      parts.map(({ pieces }, part) => ({
        file: importFileName(target, part + 1, parts.length),
        target,
        pieces: pieces.map(
          ({ file, spans, printed }): Piece => ({
            source: file.archived?.archive ?? file.path,
            label: file.archived?.label ?? null,
            stamp: file.stamp,
            canonical: file.canonical,
            blocks: file.blocks,
            spans: Float64Array.from(spans),
            printed,
          }),
        ),
      })),
  };
}

/** Whether the current capture's row has all that is known of the device; another capture may hold its tag or user. */
function saysItself({ current: { facts }, serial, groupTag, assignedUser }: Device<MergedCapture>): boolean {
  return facts.serial === serial && facts.groupTag === groupTag && facts.assignedUser === assignedUser;
}

function printedValues({ current, serial, groupTag, assignedUser }: Device<MergedCapture>): PrintedValues {
  const { manufacturer, product: model } = current.facts;
  const { productId, payload } = current;
  return { serial, productId, groupTag, assignedUser, manufacturer, model, hasHash: payload === 'hash' };
}
