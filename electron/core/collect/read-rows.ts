import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import type { CaptureRow } from '../../../shared/autopilot/capture-row.ts';
import { type CheckLimits, checkRow } from '../../../shared/autopilot/checks/check-row.ts';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import type { Issue } from '../../../shared/autopilot/issues.ts';
import { captureFactsOf } from '../../../shared/devices/capture-facts-of.ts';
import { identityOf } from '../../../shared/devices/identity.ts';
import { nodeSha256 } from '../hashing.ts';
import { canonicalFormOf, HEADER_BYTES, toAscii } from '../merge/canonical-form.ts';
import { scanCanonical } from '../merge/scan-canonical.ts';
import type { ScannedRow } from '../merge/scanned-row.ts';
import type { CaptureDraft } from '../store/capture-draft.ts';
import { storableFacts, storableText } from '../store/storable-text.ts';

export interface FileRows {
  readonly rows: readonly CaptureDraft[];
  /** About the file as a whole, or about rows that could not be read as such. */
  readonly issues: readonly Issue[];
}

/** A file's rows with all that the checks say of them: the canonical form by its fast way, the rest by the parser. */
export function readRows(bytes: Buffer, limits: CheckLimits): FileRows {
  return readCanonicalRows(bytes, limits) ?? readParsedRows(bytes, limits);
}

const LINE_FEED = 10;

function readCanonicalRows(bytes: Buffer, limits: CheckLimits): FileRows | null {
  const form = canonicalFormOf(bytes.subarray(0, HEADER_BYTES));
  const text = form && toAscii(bytes.subarray(form.rowsStart), form.charBytes);
  if (form === null || text === null || text.at(-1) !== LINE_FEED) return null;
  const scan = scanCanonical(text, 0, text.length, form.columns, limits);
  if (scan === null || scan.rows.length === 0) return null;
  return { rows: scan.rows.map(canonicalDraft), issues: [] };
}

/** A row of a canonical file, which always has a hash. */
export function canonicalDraft({ row, productId, facts: found, issues }: ScannedRow): CaptureDraft {
  const facts = storableFacts(found);
  return { row, kind: 'hash', productId, facts, identityKey: identityOf(facts).key, issues };
}

function readParsedRows(bytes: Buffer, limits: CheckLimits): FileRows {
  const file = parseCaptureFile(bytes);
  return { rows: file.rows.map((row) => parsedDraft(row, limits)), issues: file.issues };
}

/** A row as the parser gives it, with all that the checks say of it. */
export function parsedDraft(row: CaptureRow, limits: CheckLimits): CaptureDraft {
  const decoded = row.kind === 'hash' ? decodeHardwareHash(row.hash, nodeSha256) : null;
  const facts = storableFacts(captureFactsOf(row, decoded?.ok ? decoded.value : null, nodeSha256));
  return {
    row: row.row,
    kind: row.kind,
    productId: storableText(row.productId),
    facts,
    identityKey: identityOf(facts).key,
    issues: checkRow(row, decoded, limits),
  };
}
