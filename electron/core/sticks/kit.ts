import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { KitSource, ManifestFile } from '../../../shared/sticks/manifest.ts';
import { foldName, isKitPath, SCRIPT_NAME } from '../../../shared/sticks/stick-layout.ts';
import { errnoOf } from './stick-error.ts';

export interface KitFile extends ManifestFile {
  readonly bytes: Uint8Array;
}

/** What goes onto a stick: every file of the kit folder, in memory, in the order of their names. */
export interface Kit {
  readonly version: string;
  readonly files: readonly KitFile[];
  /** The script of the depot's own choice among the files; absent where the kit's own reads the hash. */
  readonly chosenScript?: KitSource;
}

export type KitError =
  | { readonly code: 'kit-unreadable'; readonly path: string; readonly errno: string }
  | { readonly code: 'kit-empty' | 'kit-too-large'; readonly path: string }
  /** A name that some file system of a stick cannot hold, or that another one equals there; or a folder. */
  | { readonly code: 'kit-name'; readonly path: string };

/** A kit is scripts and texts; larger than this is a mistake. */
export const MAX_KIT_BYTES = 32 * 1024 ** 2;

/** Reads the kit from its folder. Sub-folders are refused: the kit stands at a stick's root. */
export async function loadKit(folder: string, version: string): Promise<Result<Kit, KitError>> {
  const files: KitFile[] = [];
  let totalBytes = 0;
  let path = folder;
  try {
    const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
    if (entries.length === 0) return err({ code: 'kit-empty', path: folder });
    for (const entry of entries) {
      path = join(folder, entry.name);
      const isTaken = files.some((file) => foldName(file.path) === foldName(entry.name));
      if (!entry.isFile() || !isKitPath(entry.name) || isTaken) return err({ code: 'kit-name', path });
      totalBytes += (await stat(path)).size;
      if (totalBytes > MAX_KIT_BYTES) return err({ code: 'kit-too-large', path: folder });
      files.push(kitFile(entry.name, await readFile(path)));
    }
  } catch (error) {
    return err({ code: 'kit-unreadable', path, errno: errnoOf(error) });
  }
  return ok({ version, files });
}

export function kitFile(path: string, bytes: Uint8Array): KitFile {
  return { path, bytes, sizeBytes: bytes.length, sha256: sha256Hex(bytes) };
}

/** The script that reads the hash; undefined for a kit without one. */
export function kitSourceOf({ chosenScript, files, version }: Kit): KitSource | undefined {
  if (chosenScript !== undefined) return chosenScript;
  const own = files.find(({ path }) => path === SCRIPT_NAME);
  return own && { kind: 'built-in', name: own.path, version, sha256: own.sha256, signer: null };
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
