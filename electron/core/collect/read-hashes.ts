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

/** Bulk task: reads hashes back from evidence. A row that is no longer what was stored is left out of the answer. */
export function readHashes({ files }: HashesInput): readonly RowHash[] {
  return files.flatMap((file) => {
    const bytes = fromEvidence(file);
    if (bytes === null) return [];
    const hashes = canonicalHashes(bytes, file.rows) ?? parsedHashes(bytes, file.rows);
    return Array.from(hashes, ([row, hash]): RowHash => ({ sha256: file.sha256, row, hash }));
  });
}

/** The fast way of a canonical file: its lines, without the parser. Null where one row is in any way odd. */
function canonicalHashes(bytes: Buffer, wanted: readonly WantedRow[]): ReadonlyMap<number, string> | null {
  const form = canonicalFormOf(bytes.subarray(0, HEADER_BYTES));
  const text = form && toAscii(bytes.subarray(form.rowsStart), form.charBytes);
  const lines = text && readCanonicalLines(text, 0, text.length, form.columns);
  if (text === null || lines === null) return null;
  const hashes = new Map<number, string>();
  for (const { row, fingerprint } of wanted) {
    const line = lines.rows[row - 1];
    if (line === undefined || line.hashLength !== HASH_CHARACTERS) return null;
    if (quickDecodeHash(text, line.hashAt)?.sha256 !== fingerprint) return null;
    hashes.set(row, text.toString('latin1', line.hashAt, line.hashAt + HASH_CHARACTERS));
  }
  return hashes;
}

function parsedHashes(bytes: Buffer, wanted: readonly WantedRow[]): ReadonlyMap<number, string> {
  const rows = new Map(parseCaptureFile(bytes).rows.map((row) => [row.row, row]));
  const hashes = new Map<number, string>();
  for (const { row: number, fingerprint } of wanted) {
    const row = rows.get(number);
    if (row === undefined) continue;
    const decoded = row.kind === 'hash' ? decodeHardwareHash(row.hash, nodeSha256) : null;
    const facts = captureFactsOf(row, decoded?.ok ? decoded.value : null, nodeSha256);
    if (facts.fingerprint === fingerprint) hashes.set(number, row.hash);
  }
  return hashes;
}
