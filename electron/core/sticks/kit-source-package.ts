import { err, ok, type Result } from '../../../shared/result.ts';
import { SCRIPT_NAME } from '../../../shared/sticks/stick-layout.ts';
import { archiveKindOf } from '../archives/archive-kind.ts';
import { type OpenArchive, type Step, withArchives } from '../archives/open-archive.ts';
import { MAX_SCRIPT_BYTES } from './kit-source.ts';
import { isPackageVersion } from './script-version.ts';

/** Of the script that Microsoft publishes; ids are compared without case. */
export const PACKAGE_ID = 'Get-WindowsAutoPilotInfo';

/** A package of another name or kind, or no package at all, as when a network's sign-in page answers instead. */
export interface PackageError {
  readonly code: 'not-a-package' | 'other-package' | 'package-no-script';
}

export interface ScriptPackage {
  readonly version: string;
  readonly script: Uint8Array;
}

const MAX_ENTRIES = 500;
const MAX_NUSPEC_BYTES = 256 * 1024;

/** Reads the script and its version out of a `.nupkg`. The bytes may be anything. */
export async function readScriptPackage(bytes: Uint8Array): Promise<Result<ScriptPackage, PackageError>> {
  const files = await unpack(bytes, {
    [`${PACKAGE_ID}.nuspec`.toLowerCase()]: MAX_NUSPEC_BYTES,
    [SCRIPT_NAME.toLowerCase()]: MAX_SCRIPT_BYTES,
  });
  if (files === null) return err({ code: 'not-a-package' });
  const nuspec = files.get(`${PACKAGE_ID}.nuspec`.toLowerCase());
  if (nuspec === undefined) return err({ code: 'other-package' });
  const text = new TextDecoder().decode(nuspec);
  const version = /<version>\s*([^<\s]+)\s*<\/version>/i.exec(text)?.[1] ?? '';
  const id = /<id>\s*([^<\s]+)\s*<\/id>/i.exec(text)?.[1] ?? '';
  if (id.toLowerCase() !== PACKAGE_ID.toLowerCase() || !isPackageVersion(version))
    return err({ code: 'other-package' });
  const script = files.get(SCRIPT_NAME.toLowerCase());
  return script === undefined ? err({ code: 'package-no-script' }) : ok({ version, script });
}

/**
 * The named files at the root of a ZIP, by their names in lower case; each name comes with the bytes that it may have,
 * and a larger one counts as not there. Null where the bytes are no ZIP or are damaged.
 */
function unpack(
  bytes: Uint8Array,
  wanted: Readonly<Record<string, number>>,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  if (archiveKindOf(bytes) !== 'zip') return Promise.resolve(null);
  return withArchives((open) => {
    const archive = open(bytes);
    if (!archive.ok) return null;
    const files = new Map<string, Uint8Array>();
    try {
      for (let count = 0; count < MAX_ENTRIES; count += 1) {
        const entry = archive.value.next();
        if (!entry.ok) return null;
        if (entry.value === null) break;
        const name = entry.value.name.toLowerCase();
        const maxBytes = wanted[name];
        if (maxBytes === undefined || !entry.value.isFile || files.has(name)) continue;
        const file = readEntry(archive.value, maxBytes);
        if (!file.ok) return null;
        if (file.value !== null) files.set(name, file.value);
      }
      return files;
    } finally {
      archive.value.close();
    }
  });
}

/** The bytes of the entry that the archive is at; null where it has more than it may. */
function readEntry(archive: OpenArchive, maxBytes: number): Step<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  for (let sizeBytes = 0; ; ) {
    const chunk = archive.read();
    if (!chunk.ok) return chunk;
    if (chunk.value === null) return ok(Buffer.concat(chunks));
    sizeBytes += chunk.value.length;
    if (sizeBytes > maxBytes) return ok(null);
    chunks.push(Buffer.from(chunk.value));
  }
}
