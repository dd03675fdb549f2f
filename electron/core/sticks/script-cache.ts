/**
 * The scripts that were downloaded, in a folder, each under its version and SHA-256. Guards the pin: once a version has
 * its bytes, other bytes of that version are never kept beside them, and bytes that no longer match their name are not
 * given out.
 */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { IdSource } from '../ports/ids.ts';
import { sha256Hex } from './kit.ts';
import { compareVersions, isPreRelease, isSameVersion } from './script-version.ts';
import { errnoOf } from './stick-error.ts';

export interface CachedScript {
  readonly version: string;
  readonly sha256: string;
  readonly path: string;
}

export type CacheError =
  /** The version was kept before, with these other bytes. */
  | { readonly code: 'version-changed'; readonly kept: CachedScript; readonly sha256: string }
  | { readonly code: 'cache-failed'; readonly folder: string; readonly errno: string };

const NAME = /^(\d[0-9A-Za-z.-]*)_([0-9a-f]{64})\.ps1$/;

/** The kept script of a version, or the newest release without one; null where there is none, or none that is still what it was. */
export async function findCached(
  folder: string,
  version: string | null,
): Promise<(CachedScript & { readonly bytes: Uint8Array }) | null> {
  const fitting = (await list(folder)).filter((kept) =>
    version === null ? !isPreRelease(kept.version) : isSameVersion(kept.version, version),
  );
  for (const kept of fitting.toSorted((a, b) => compareVersions(b.version, a.version))) {
    const bytes = await readWhole(kept);
    if (bytes !== null) return { ...kept, bytes };
  }
  return null;
}

/** Keeps a script for later. The same bytes again are fine; one that was damaged is put right. */
export async function keepScript(
  folder: string,
  { version, script }: { readonly version: string; readonly script: Uint8Array },
  ids: IdSource,
): Promise<Result<CachedScript, CacheError>> {
  const sha256 = sha256Hex(script);
  const sameVersion = (await list(folder)).filter((kept) => isSameVersion(kept.version, version));
  const other = sameVersion.find((kept) => kept.sha256 !== sha256);
  if (other !== undefined) return err({ code: 'version-changed', kept: other, sha256 });
  const [same] = sameVersion;
  if (same !== undefined && (await readWhole(same)) !== null) return ok(same);
  const path = join(folder, `${version}_${sha256}.ps1`);
  try {
    await writeWhole(folder, path, script, ids);
  } catch (error) {
    return err({ code: 'cache-failed', folder, errno: errnoOf(error) });
  }
  return ok({ version, sha256, path });
}

async function list(folder: string): Promise<readonly CachedScript[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    // A folder that is not there yet holds nothing; one that cannot be read fails when it is written.
    errnoOf(error);
    return [];
  });
  return names.flatMap((name) => {
    const [, version, sha256] = NAME.exec(name) ?? [];
    return version === undefined || sha256 === undefined ? [] : [{ version, sha256, path: join(folder, name) }];
  });
}

/** Null where the bytes are not, or no longer, those of the name. */
async function readWhole({ path, sha256 }: CachedScript): Promise<Uint8Array | null> {
  try {
    const bytes = await readFile(path);
    return sha256Hex(bytes) === sha256 ? bytes : null;
  } catch (error) {
    errnoOf(error);
    return null;
  }
}

async function writeWhole(folder: string, path: string, bytes: Uint8Array, ids: IdSource): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temp = join(folder, `${ids.ulid()}.tmp`);
  try {
    const handle = await open(temp, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temp, path);
  } finally {
    await rm(temp, { force: true });
  }
}
