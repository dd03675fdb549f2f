import type { Result } from '../../result.ts';
import type { CaptureRow } from '../capture-row.ts';
import type { EssentialHash } from '../hardware-hash/essential-hash.ts';
import type { HashError } from '../hardware-hash/types.ts';
import { type Issue, type IssueCode, issue } from '../issues.ts';
import { HASH_RULES } from './hash-rules.ts';
import { ROW_RULES } from './row-rules.ts';

/** What the row checks measure against. */
export interface CheckLimits {
  /** Longest group tag, in characters, that passes without a warning. */
  readonly groupTagMaxLength: number;
  /** Now, in milliseconds since 1970; null leaves the clock of the device unchecked. */
  readonly nowMs: number | null;
  /** How many days before now a capture may have been made by the device's own clock. */
  readonly clockToleranceDays: number;
}

/**
 * Microsoft documents no longest group tag. 128 characters leave room for every naming scheme and still tell when
 * something else, such as a remark or a hash, has landed in the column. Captures wait
 * for years in a supplier's file; what is older than Windows Autopilot's own field life comes from a clock that stopped.
 */
export const DEFAULT_CHECK_LIMITS: CheckLimits = { groupTagMaxLength: 128, nowMs: null, clockToleranceDays: 5 * 365 };

/**
 * Everything there is to say about one row. The row's own words are compared without the white space around them.
 *
 * @param hash What decoding `row.hash` gave; null where the row carries no hash to decode.
 */
export function checkRow(
  row: CaptureRow,
  hash: Result<EssentialHash, HashError> | null,
  limits: CheckLimits,
): readonly Issue[] {
  const decoded = row.kind === 'hash' && hash?.ok ? hash.value : null;
  const found: Issue[] = [];
  const trouble = payloadTrouble(row, hash);
  if (trouble !== null) found.push(issue(trouble, row.row));
  for (const rule of ROW_RULES) {
    const finding = rule({ row, hash: decoded, limits });
    if (finding !== null) found.push(finding);
  }
  if (decoded === null) return found;
  for (const rule of HASH_RULES) {
    const finding = rule({ row, hash: decoded, limits });
    if (finding !== null) found.push(finding);
  }
  return found;
}

/** The code of a payload that is not there or cannot be read; the decoder's words belong to `decode`. */
function payloadTrouble(row: CaptureRow, hash: Result<EssentialHash, HashError> | null): IssueCode | null {
  if (row.kind === 'hash') return hash === null ? 'hash-missing' : hash.ok ? null : hash.error.code;
  return row.kind === 'deviceLink' && row.hash.trim() === '' ? 'hash-missing' : null;
}
