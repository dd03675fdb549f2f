import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import { decodeHardwareHash, HASH_CHARACTERS } from '../../../shared/autopilot/hardware-hash/decode.ts';
import { captureFactsOf } from '../../../shared/devices/capture-facts-of.ts';
import { nodeSha256 } from '../hashing.ts';
import { canonicalFormOf, HEADER_BYTES, toAscii } from '../merge/canonical-form.ts';
import { readCanonicalLines } from '../merge/canonical-lines.ts';
import { quickDecodeHash } from '../merge/quick-hash.ts';
import type { EvidenceDraft } from '../store/capture-draft.ts';
import { fromEvidence } from './compress.ts';

/** A row that is asked for, with the fingerprint that its capture was stored with. */
export interface WantedRow {
  readonly row: number;
  readonly fingerprint: string;
}

export interface HashesInput {
  readonly files: readonly (EvidenceDraft & { readonly rows: readonly WantedRow[] })[];
}

export interface RowHash {
  readonly sha256: string;
  readonly row: number;
  /** The payload as the file has it. */
  readonly hash: string;
}

/** A file of this size is asked page by page; opening it anew for each would take longer than all else of an export. */
const LARGE_BYTES = 4 * 1024 * 1024;

/** @returns Null: the row is no longer what was stored. */
type Lookup = (wanted: WantedRow) => string | null;

/** The large file that this thread was asked for last; the next page of it most likely comes here again. */
let lastLarge: { readonly sha256: string; readonly lookup: Lookup } | null = null;

/** Bulk task: reads hashes back from evidence. A row that is no longer what was stored is left out of the answer. */
export function readHashes({ files }: HashesInput): readonly RowHash[] {
  return files.flatMap((file) => {
    const lookup = lookupOf(file);
    if (lookup === null) return [];
    return file.rows.flatMap((wanted): RowHash[] => {
      const hash = lookup(wanted);
      return hash === null ? [] : [{ sha256: file.sha256, row: wanted.row, hash }];
    });
  });
}

function lookupOf(file: EvidenceDraft): Lookup | null {
  if (lastLarge?.sha256 === file.sha256) return lastLarge.lookup;
  const bytes = fromEvidence(file);
  if (bytes === null) return null;
  const canonical = canonicalLookup(bytes);
  let parsed: Lookup | undefined;
  const lookup: Lookup = (wanted) => {
    const hash = canonical?.(wanted) ?? null;
    if (hash !== null) return hash;
    parsed ??= parsedLookup(bytes);
    return parsed(wanted);
  };
  if (bytes.length >= LARGE_BYTES) lastLarge = { sha256: file.sha256, lookup };
  return lookup;
}

/** The fast way of a canonical file: its lines, without the parser. Null where the file is not of that form. */
function canonicalLookup(bytes: Buffer): Lookup | null {
  const form = canonicalFormOf(bytes.subarray(0, HEADER_BYTES));
  const text = form && toAscii(bytes.subarray(form.rowsStart), form.charBytes);
  const lines = text && readCanonicalLines(text, 0, text.length, form.columns);
  if (text === null || lines === null) return null;
  return ({ row, fingerprint }) => {
    const line = lines.rows[row - 1];
    if (line === undefined || line.hashLength !== HASH_CHARACTERS) return null;
    if (quickDecodeHash(text, line.hashAt)?.sha256 !== fingerprint) return null;
    return text.toString('latin1', line.hashAt, line.hashAt + HASH_CHARACTERS);
  };
}

function parsedLookup(bytes: Buffer): Lookup {
  const rows = new Map(parseCaptureFile(bytes).rows.map((row) => [row.row, row]));
  return ({ row: number, fingerprint }) => {
    const row = rows.get(number);
    if (row === undefined) return null;
    const decoded = row.kind === 'hash' ? decodeHardwareHash(row.hash, nodeSha256) : null;
    const facts = captureFactsOf(row, decoded?.ok ? decoded.value : null, nodeSha256);
    return facts.fingerprint === fingerprint ? row.hash : null;
  };
}
