/**
 * Writes the files of one target row by row, without knowing how many there will be: a file's name says how many parts
 * there are, so each part has a temporary name until all of them are whole.
 */
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  IMPORT_FORMATS,
  type ImportTarget,
  importFileName,
} from '../../../shared/autopilot/import-file/import-format.ts';
import { printImportHeader } from '../../../shared/autopilot/import-file/print-import-row.ts';
import { reasonOf } from '../collect/read-file.ts';
import type { MergeError } from '../merge/merge-report.ts';
import type { WaitingFile } from '../merge/place-files.ts';
import type { IdSource } from '../ports/ids.ts';

/** Thrown to leave the export, which answers with the error as a value. */
export class ExportFailure extends Error {
  readonly error: MergeError;
  constructor(error: MergeError) {
    super(error.code);
    this.error = error;
  }
}

/** A printed row, and the device that it is. */
export interface PrintedRow {
  /** With its line end. */
  readonly line: string;
  readonly deviceId: string;
}

/** A whole file that waits for its name, with the devices in it. */
export interface WaitingImportFile extends WaitingFile {
  readonly deviceIds: readonly string[];
}

interface Part {
  readonly temporaryPath: string;
  readonly handle: FileHandle;
  readonly digest: Hash;
  readonly deviceIds: string[];
  rows: number;
  bytes: number;
}

export interface ImportFileWriter {
  add(rows: readonly PrintedRow[]): Promise<void>;
  /** Every part whole and on the disk, in order; none where no row was added. Nothing may be added after this. */
  finish(): Promise<readonly WaitingImportFile[]>;
  /** Closes and removes whatever still has its temporary name. */
  discard(): Promise<void>;
}

/** @throws {ExportFailure} from each of its functions, where the folder cannot be made or a file not be written. */
export function createImportFileWriter(target: ImportTarget, folder: string, ids: IdSource): ImportFileWriter {
  const maxRows = IMPORT_FORMATS[target].maxRows ?? Number.POSITIVE_INFINITY;
  const parts: Part[] = [];

  async function openPart(): Promise<Part> {
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      throw new ExportFailure({ code: 'folder-not-made', folder, reason: reasonOf(error) });
    }
    const temporaryPath = join(folder, `hash-courier-export-${ids.ulid()}.part`);
    const handle = await open(temporaryPath, 'wx').catch((error: unknown) => fail(folder, error));
    const part: Part = { temporaryPath, handle, digest: createHash('sha256'), deviceIds: [], rows: 0, bytes: 0 };
    parts.push(part);
    await write(part, printImportHeader(target));
    return part;
  }

  /** @param text ASCII, as headers and printed rows are. */
  async function write(part: Part, text: string): Promise<void> {
    const bytes = Buffer.from(text, 'latin1');
    part.digest.update(bytes);
    part.bytes += bytes.length;
    await part.handle.writeFile(bytes).catch((error: unknown) => fail(folder, error));
  }

  async function close({ handle }: Part): Promise<void> {
    try {
      await handle.sync();
      await handle.close();
    } catch (error) {
      fail(folder, error);
    }
  }

  return {
    async add(rows) {
      for (let from = 0; from < rows.length; ) {
        let part = parts.at(-1);
        if (part === undefined || part.rows === maxRows) {
          if (part !== undefined) await close(part);
          part = await openPart();
        }
        const taken = rows.slice(from, from + maxRows - part.rows);
        await write(part, taken.map(({ line }) => line).join(''));
        for (const { deviceId } of taken) part.deviceIds.push(deviceId);
        part.rows += taken.length;
        from += taken.length;
      }
    },
    async finish() {
      const last = parts.at(-1);
      if (last !== undefined) await close(last);
      return parts.map(({ temporaryPath, digest, deviceIds, rows, bytes }, index) => ({
        file: importFileName(target, index + 1, parts.length),
        rows,
        bytes,
        sha256: digest.digest('hex'),
        target,
        temporaryPath,
        deviceIds,
      }));
    },
    async discard() {
      for (const { handle, temporaryPath } of parts) {
        // Closing twice rejects, and a file that cannot be removed must not hide why the export ended.
        await handle.close().catch(() => undefined);
        await rm(temporaryPath, { force: true }).catch(() => undefined);
      }
    },
  };
}

function fail(path: string, error: unknown): never {
  throw new ExportFailure({ code: 'not-written', errors: [{ code: 'not-written', path, reason: reasonOf(error) }] });
}
