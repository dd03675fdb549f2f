import { expect, it } from 'vitest';
import { explainIssue } from '../../../shared/autopilot/error-desk/explain-issue.ts';
import { capturedTwiceIssue, conflictIssue } from '../../../shared/devices/device-issues.ts';
import { groupCaptures } from '../../../shared/devices/group-captures.ts';
import { captureAt, machine } from './captures.ts';

it('a conflict tells its serial, and what two captures of one device contradict each other in', () => {
  const { conflicts } = groupCaptures([
    captureAt(0, 'a', { groupTag: 'A', assignedUser: 'kim@example.com' }),
    captureAt(1, 'b', { groupTag: 'B', assignedUser: 'lee@example.com' }),
    captureAt(2, 'c', machine(1)),
  ]);
  expect(conflicts.map((conflict) => explainIssue(conflictIssue(conflict), 'en').reason)).toEqual([
    'Two captures of one device (5CG4751FG8) that contradict each other: group tag, assigned user.',
    'Two captures with one serial number (5CG4751FG8), but not one device.',
  ]);
});

it('a device captured more than once says how often, and one captured once says nothing', () => {
  const { devices } = groupCaptures([captureAt(0, 'a'), captureAt(1, 'b'), captureAt(2, 'c', machine(1))]);
  expect(devices.map(capturedTwiceIssue)).toEqual([
    { code: 'captured-twice', severity: 'note', row: null, values: { serial: '5CG4751FG8', count: 2 } },
    null,
  ]);
});
