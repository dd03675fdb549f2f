import { expect, test } from 'vitest';
import { badgeOfRow } from '../../../../renderer/features/devices/row-badge.ts';
import { ISSUE_SEVERITY, type IssueCode, issue } from '../../../../shared/autopilot/issues.ts';

const rowWith = (...codes: IssueCode[]) => ({ isInConflict: false, issues: codes.map((code) => issue(code)) });

test.each([
  { description: 'nothing', row: rowWith(), expected: { name: 'allGood', look: 'done', more: 0 } },
  {
    description: 'a conflict before a damaged hash',
    row: { ...rowWith('hash-checksum'), isInConflict: true },
    expected: { name: 'conflict', look: 'failed', icon: 'conflict', more: 1 },
  },
  {
    description: 'a conflict that is also an issue, once',
    row: { ...rowWith('conflict-serial'), isInConflict: true },
    expected: { name: 'conflict', more: 0 },
  },
  {
    description: 'a damaged hash in red',
    row: rowWith('captured-twice', 'hash-checksum'),
    expected: { name: 'hashDamaged', look: 'failed', more: 1 },
  },
  {
    description: 'differing serials in orange',
    row: rowWith('serial-differs'),
    expected: { name: 'serialDiffers', look: 'attention', icon: 'look' },
  },
  { description: 'no serial', row: rowWith('serial-missing'), expected: { name: 'noSerial', icon: 'number' } },
  {
    description: 'captured twice in grey',
    row: rowWith('captured-twice'),
    expected: { name: 'capturedTwice', look: 'neutral', icon: 'copy' },
  },
  {
    description: 'a warning before a note',
    row: rowWith('virtual-machine', 'no-tpm'),
    expected: { name: 'noTpm', look: 'attention', more: 1 },
  },
])('a row shows $description', ({ row, expected }) => {
  expect(badgeOfRow(row)).toMatchObject(expected);
});

test('a clock that is off says by how much', () => {
  const badge = badgeOfRow({ isInConflict: false, issues: [issue('clock-far-off', 1, { days: 12 })] });
  expect(badge).toMatchObject({ name: 'clockOff', look: 'neutral', icon: 'clock', days: 12 });
});

test.each(Object.keys(ISSUE_SEVERITY))('%s never passes for all good', (code) => {
  // The keys of a table of ours: Object.keys only knows them as strings.
  expect(badgeOfRow(rowWith(code as IssueCode)).name).not.toBe('allGood');
});
