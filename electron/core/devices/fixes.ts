import { type Issue, type IssueCode, SEVERITIES } from '../../../shared/autopilot/issues.ts';
import { conflictIssue } from '../../../shared/devices/device-issues.ts';
import type { Fix } from '../../../shared/ipc/devices.ts';
import type { StoredConflict } from '../store/conflicts.ts';

export interface OfferedFix {
  readonly issue: IssueCode;
  readonly fix: Fix;
}

/** What the program can do about an issue, or lead to. What is not here only the file's owner can mend. */
const FIX_OF: Partial<Record<IssueCode, Fix>> = {
  'group-tag-too-long': 'shorten-group-tag',
  'user-not-upn': 'clear-user',
  'hash-missing': 'capture-again',
  'hash-not-base64': 'capture-again',
  'hash-wrong-length': 'capture-again',
  'hash-bad-magic': 'capture-again',
  'hash-record-walk': 'capture-again',
  'hash-checksum': 'capture-again',
  'manufacturer-missing': 'capture-again',
  'offline-id-differs': 'capture-again',
  'winpe-capture': 'capture-again',
  'serial-differs': 'capture-again',
};

const MOST_FIXES = 20;

/** @param issues That still stand. */
export function fixesFor(issues: readonly Issue[], conflicts: readonly StoredConflict[]): readonly OfferedFix[] {
  const open = conflicts.filter(({ state }) => state === 'open').map(conflictIssue);
  const offered = new Map<IssueCode, Fix>();
  for (const { code } of open) offered.set(code, 'resolve-conflict');
  for (const { code } of issues.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))) {
    const fix = FIX_OF[code];
    if (fix !== undefined) offered.set(code, fix);
  }
  return Array.from(offered, ([issue, fix]) => ({ issue, fix })).slice(0, MOST_FIXES);
}
