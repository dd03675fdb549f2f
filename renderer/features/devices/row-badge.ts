import type { IssueCode, Severity } from '../../../shared/autopilot/issues.ts';
import type { DeviceRow, IssueView } from '../../../shared/ipc/devices.ts';

/** The words of a badge; each is `badge.<name>` in the locale files. */
export type BadgeName =
  | 'allGood'
  | 'conflict'
  | 'hashDamaged'
  | 'noHash'
  | 'serialDiffers'
  | 'noSerial'
  | 'fillerSerial'
  | 'noManufacturer'
  | 'noTpm'
  | 'tpmDiffers'
  | 'windowsPe'
  | 'clockOff'
  | 'virtualMachine'
  | 'capturedTwice'
  | 'userIncomplete'
  | 'tagLong'
  | 'notCarried'
  | 'rowOdd'
  | 'fileOdd'
  | 'copyDamaged';

/** One icon, one meaning; the component knows the pictures. */
export type BadgeIcon = 'done' | 'conflict' | 'damaged' | 'number' | 'look' | 'clock' | 'copy' | 'note';

export interface RowBadge {
  readonly name: BadgeName;
  readonly look: 'done' | 'failed' | 'attention' | 'neutral';
  readonly icon: BadgeIcon;
  /** How many issues there are besides this one. */
  readonly more: number;
  /** Days that the clock was off, where that is what it says. */
  readonly days: number | null;
}

const BADGES: Readonly<Partial<Record<IssueCode, readonly [BadgeName, BadgeIcon]>>> = {
  'conflict-serial': ['conflict', 'conflict'],
  'conflict-identity': ['conflict', 'conflict'],
  'hash-missing': ['noHash', 'damaged'],
  'hash-not-base64': ['hashDamaged', 'damaged'],
  'hash-wrong-length': ['hashDamaged', 'damaged'],
  'hash-bad-magic': ['hashDamaged', 'damaged'],
  'hash-record-walk': ['hashDamaged', 'damaged'],
  'hash-checksum': ['hashDamaged', 'damaged'],
  'evidence-damaged': ['copyDamaged', 'damaged'],
  'serial-differs': ['serialDiffers', 'look'],
  'serial-missing': ['noSerial', 'number'],
  'serial-placeholder': ['fillerSerial', 'number'],
  'manufacturer-missing': ['noManufacturer', 'look'],
  'offline-id-differs': ['tpmDiffers', 'look'],
  'no-tpm': ['noTpm', 'look'],
  'winpe-capture': ['windowsPe', 'look'],
  'user-not-upn': ['userIncomplete', 'look'],
  'group-tag-too-long': ['tagLong', 'look'],
  'value-not-carried': ['notCarried', 'look'],
  'row-cells': ['rowOdd', 'look'],
  'clock-far-off': ['clockOff', 'clock'],
  'virtual-machine': ['virtualMachine', 'note'],
  'captured-twice': ['capturedTwice', 'copy'],
};

/** Red is for what cannot be registered as it came and for a conflict, grey for what needs nobody. */
const RED: ReadonlySet<BadgeIcon> = new Set(['conflict', 'damaged']);
const GREY: ReadonlySet<BadgeIcon> = new Set(['clock', 'note', 'copy']);
const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** The badge of an issue as it stands in a row of the table. */
export function badgeOfIssue(issue: Pick<IssueView, 'code' | 'severity' | 'values'>): Omit<RowBadge, 'more'> {
  const fallback: readonly [BadgeName, BadgeIcon] = ['fileOdd', issue.severity === 'note' ? 'note' : 'look'];
  const [name, icon] = BADGES[issue.code] ?? fallback;
  const look = RED.has(icon) ? 'failed' : GREY.has(icon) ? 'neutral' : 'attention';
  const { days } = issue.values;
  return { name, icon, look, days: icon === 'clock' && typeof days === 'number' ? days : null };
}

/** What a row says under "Checks": the worst of its issues, a conflict before all others. */
export function badgeOfRow({ isInConflict, issues }: Pick<DeviceRow, 'isInConflict' | 'issues'>): RowBadge {
  const others = issues.filter(({ code }) => code !== 'conflict-serial' && code !== 'conflict-identity');
  const isConflict = isInConflict || others.length < issues.length;
  if (isConflict) return { name: 'conflict', look: 'failed', icon: 'conflict', more: others.length, days: null };
  const worst = others.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])[0];
  if (worst === undefined) return { name: 'allGood', look: 'done', icon: 'done', more: 0, days: null };
  return { ...badgeOfIssue(worst), more: others.length - 1 };
}
