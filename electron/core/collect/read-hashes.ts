import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import { captureFactsOf } from '../../../shared/devices/capture-facts-of.ts';
import { nodeSha256 } from '../hashing.ts';
import type { EvidenceDraft } from '../store/capture-draft.ts';
import { fromEvidence } from './compress.ts';

export interface HashesInput {
  readonly files: readonly (EvidenceDraft & {
    /** The rows that are asked for, each with the fingerprint that its capture was stored with. */
    readonly rows: readonly { readonly row: number; readonly fingerprint: string }[];
  })[];
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
    const parsed = new Map(parseCaptureFile(bytes).rows.map((row) => [row.row, row]));
    return file.rows.flatMap(({ row: number, fingerprint }): readonly RowHash[] => {
      const row = parsed.get(number);
      if (row === undefined) return [];
      const decoded = row.kind === 'hash' ? decodeHardwareHash(row.hash, nodeSha256) : null;
      const facts = captureFactsOf(row, decoded?.ok ? decoded.value : null, nodeSha256);
      return facts.fingerprint === fingerprint ? [{ sha256: file.sha256, row: number, hash: row.hash }] : [];
    });
  });
}
