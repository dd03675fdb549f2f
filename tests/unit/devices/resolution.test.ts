import { describe, expect, it } from 'vitest';
import { RESOLUTIONS, type Resolution } from '../../../shared/devices/conflict.ts';
import type { IdentifiedCapture } from '../../../shared/devices/device.ts';
import { conflictsAmong } from '../../../shared/devices/group-captures.ts';
import { applyResolution, type ResolutionOutcome } from '../../../shared/devices/resolution.ts';
import { captureAt, factsWithoutTpm, machine } from './captures.ts';

/** What each choice makes of the only conflict among the captures. */
function outcome(captures: readonly IdentifiedCapture[], choice: Resolution): ResolutionOutcome {
  const [conflict, ...more] = conflictsAmong(captures);
  if (conflict === undefined || more.length > 0) throw new Error('The test wants exactly one conflict.');
  return applyResolution(conflict, choice);
}

describe('two machines with one serial', () => {
  const captures = [captureAt(0, 'old'), captureAt(1, 'old again'), captureAt(2, 'new', machine(1))];

  it.each<[Resolution, ResolutionOutcome]>([
    ['use-newer', { devices: [['new']], evidence: ['old', 'old again'], isDecided: true }],
    ['use-older', { devices: [['old', 'old again']], evidence: ['new'], isDecided: true }],
    ['two-devices', { devices: [['old', 'old again'], ['new']], evidence: [], isDecided: true }],
    ['later', { devices: [['old', 'old again'], ['new']], evidence: [], isDecided: false }],
  ])('%s', (choice, expected) => {
    expect(outcome(captures, choice)).toEqual(expected);
  });
});

describe('one machine with two group tags', () => {
  const capturesOf = (ekSha256: string | null) =>
    ['A', 'A', '', 'B'].map((groupTag, minute) => captureAt(minute, `${minute}${groupTag}`, { ekSha256, groupTag }));

  it.each<[Resolution, ResolutionOutcome]>([
    ['use-newer', { devices: [['2', '3B']], evidence: ['0A', '1A'], isDecided: true }],
    ['use-older', { devices: [['0A', '1A', '2']], evidence: ['3B'], isDecided: true }],
    [
      'two-devices',
      {
        devices: [
          ['0A', '1A'],
          ['2', '3B'],
        ],
        evidence: [],
        isDecided: true,
      },
    ],
    ['later', { devices: [['0A', '1A', '2', '3B']], evidence: [], isDecided: false }],
  ])('%s', (choice, expected) => {
    expect(outcome(capturesOf(null), choice)).toEqual(expected);
  });

  it('cannot be called two machines where the TPM key says one', () => {
    expect(() => outcome(capturesOf(machine(1).ekSha256), 'two-devices')).toThrow(RangeError);
  });
});

it.each(RESOLUTIONS)('%s keeps every capture in exactly one place', (choice) => {
  const captures = [
    { id: 'a', facts: factsWithoutTpm({ groupTag: 'A', assignedUser: 'kim@example.com', capturedAtMs: 1 }) },
    { id: 'b', facts: factsWithoutTpm({ groupTag: 'B', assignedUser: 'lee@example.com', capturedAtMs: 2 }) },
  ];
  const { devices, evidence } = outcome(captures, choice);
  expect([...devices.flat(), ...evidence].sort()).toEqual(['a', 'b']);
});

it.each(['use-newer', 'use-older'] as const)('%s leaves no question about the captures that stay', (choice) => {
  const captures = ['A', 'A', '', 'B'].map((groupTag, minute) => captureAt(minute, `${minute}`, { groupTag }));
  const staying = new Set(outcome(captures, choice).devices.flat());
  expect(conflictsAmong(captures.filter((capture) => staying.has(capture.id)))).toEqual([]);
});
