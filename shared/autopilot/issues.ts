/**
 * Everything that can be wrong with a file, a row or a stick has one stable code here. Scripts may rely on the codes;
 * people read the words, which the error desk keeps in each language.
 */

export const SEVERITIES = ['error', 'warning', 'note'] as const;
/** `error`: the row cannot be registered as it is. `warning`: a person should look. `note`: good to know. */
export type Severity = (typeof SEVERITIES)[number];

/** Each code with the severity it has unless a rule says otherwise. */
export const ISSUE_SEVERITY = {
  // the hardware hash
  'hash-missing': 'error',
  'hash-not-base64': 'error',
  'hash-wrong-length': 'error',
  'hash-bad-magic': 'error',
  'hash-record-walk': 'error',
  'hash-checksum': 'error',
  'manufacturer-missing': 'error',
  'offline-id-differs': 'warning',
  'no-tpm': 'warning',
  'virtual-machine': 'note',
  'winpe-capture': 'warning',
  'clock-far-off': 'warning',
  // the row
  'serial-missing': 'error',
  'serial-placeholder': 'warning',
  'serial-differs': 'error',
  'user-not-upn': 'warning',
  'group-tag-too-long': 'warning',
  'value-not-carried': 'error',
  'row-cells': 'error',
  'column-unknown': 'warning',
  'line-skipped': 'note',
  // the file
  'file-empty': 'error',
  'file-no-rows': 'error',
  'file-not-a-capture': 'error',
  'file-cut-off': 'error',
  'file-own-export': 'error',
  'file-unreadable': 'error',
  'file-in-use': 'error',
  'file-too-large': 'error',
  'file-encoding': 'warning',
  'file-changed': 'error',
  // the archive, or a file in it
  'archive-no-captures': 'error',
  'archive-unreadable': 'error',
  'archive-encrypted': 'error',
  'archive-too-large': 'error',
  'archive-nested': 'note',
  // the walk over a stick or folder
  'walk-too-deep': 'warning',
  'walk-too-many-files': 'error',
  'walk-link-skipped': 'note',
  'folder-unreadable': 'error',
  // the kit on a stick
  'kit-file-changed': 'warning',
  'kit-file-missing': 'warning',
  'kit-file-added': 'warning',
  'manifest-damaged': 'warning',
  'manifest-signature': 'warning',
  'manifest-newer': 'warning',
  // the store
  'evidence-damaged': 'error',
  // devices
  'captured-twice': 'note',
  'conflict-serial': 'warning',
  'conflict-identity': 'warning',
} as const satisfies Record<string, Severity>;

export type IssueCode = keyof typeof ISSUE_SEVERITY;

/** Values that the words of an issue name, such as the two serials that differ. Never a hash. */
export type IssueValues = Readonly<Record<string, string | number>>;

export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  /** The device row it is about, from 1; null where it is about the file or stick as a whole. */
  readonly row: number | null;
  readonly values: IssueValues;
}

/** Makes an issue with its code's own severity. */
export function issue(code: IssueCode, row: number | null = null, values: IssueValues = {}): Issue {
  return { code, severity: ISSUE_SEVERITY[code], row, values };
}
