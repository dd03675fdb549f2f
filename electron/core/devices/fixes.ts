import { type Issue, type IssueCode, SEVERITIES } from '../../../shared/autopilot/issues.ts';
import { conflictIssue } from '../../../shared/devices/device-issues.ts';
import type { Fix } from '../../../shared/ipc/devices.ts';
import type { StoredConflict } from '../store/conflicts.ts';

export interface OfferedFix {
  readonly issue: IssueCode;
  readonly fix: Fix;
}

/** What the program can do about an issue, or lead to: what its advice names, the first way first. */
export const FIXES_OF: Readonly<Partial<Record<IssueCode, readonly Fix[]>>> = {
  'conflict-serial': ['resolve-conflict'],
  'conflict-identity': ['resolve-conflict'],
  'group-tag-too-long': ['edit-group-tag', 'shorten-group-tag'],
  'user-not-upn': ['edit-user', 'clear-user'],
  'value-not-carried': ['edit-group-tag', 'edit-user'],
  'hash-missing': ['capture-again'],
  'hash-not-base64': ['capture-again'],
  'hash-wrong-length': ['capture-again'],
  'hash-bad-magic': ['capture-again'],
  'hash-record-walk': ['capture-again'],
  'hash-checksum': ['capture-again'],
  'manufacturer-missing': ['capture-again'],
  'offline-id-differs': ['capture-again'],
  'no-tpm': ['capture-again'],
  'winpe-capture': ['capture-again'],
  'serial-missing': ['capture-again'],
  'serial-placeholder': ['capture-again'],
  'serial-differs': ['capture-again'],
};

const FIELD_OF: Readonly<Partial<Record<Fix, string>>> = {
  'edit-group-tag': 'groupTag',
  'edit-user': 'assignedUser',
};

const MOST_FIXES = 20;

/** @param issues That still stand. */
export function fixesFor(issues: readonly Issue[], conflicts: readonly StoredConflict[]): readonly OfferedFix[] {
  const open = conflicts.filter(({ state }) => state === 'open').map(conflictIssue);
  const worstFirst = issues.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const offered = [...open, ...worstFirst].flatMap((found) =>
    fixesOf(found).map((fix): [string, OfferedFix] => [`${found.code} ${fix}`, { issue: found.code, fix }]),
  );
  return [...new Map(offered).values()].slice(0, MOST_FIXES);
}

/** Of a value that no file carries only the field that it stands in is to be edited. */
function fixesOf({ code, values }: Issue): readonly Fix[] {
  const fixes = FIXES_OF[code] ?? [];
  if (code !== 'value-not-carried') return fixes;
  const fields = String(values.field).split(',');
  return fixes.filter((fix) => fields.includes(FIELD_OF[fix] ?? ''));
}
