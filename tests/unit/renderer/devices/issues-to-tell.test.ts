import { expect, test } from 'vitest';
import { fixesOf, issuesToTell } from '../../../../renderer/features/devices/drawer/issues-to-tell.ts';
import { issue } from '../../../../shared/autopilot/issues.ts';
import type { DeviceDetail } from '../../../../shared/ipc/devices.ts';
import { bareDevice } from './made-up-device.ts';

const DEVICE = bareDevice('DEMO-1');
const NO_FIXES: DeviceDetail['fixes'] = [];

test('a conflict stands first, once, and with the serial number that it is about', () => {
  const device = { ...DEVICE, isInConflict: true, issues: [issue('hash-checksum', 1), issue('conflict-identity')] };
  const fixes = [{ issue: 'conflict-identity', fix: 'resolve-conflict' }] as const;
  expect(issuesToTell({ device, fixes }).map(({ code, values }) => [code, values.serial])).toEqual([
    ['conflict-identity', 'DEMO-1'],
    ['hash-checksum', undefined],
  ]);
});

test('a conflict is told also where main offers nothing for it', () => {
  expect(issuesToTell({ device: { ...DEVICE, isInConflict: true }, fixes: NO_FIXES })).toMatchObject([
    { code: 'conflict-serial' },
  ]);
});

test('captured twice is not to be looked at', () => {
  const device = { ...DEVICE, issues: [issue('captured-twice')] };
  expect(issuesToTell({ device, fixes: NO_FIXES })).toEqual([]);
});

test('an issue has the buttons that main offers for it, a conflict the way to it', () => {
  const fixes = [{ issue: 'user-not-upn', fix: 'clear-user' }] as const;
  expect(fixesOf({ code: 'user-not-upn' }, { fixes, conflicts: [] })).toEqual(['clear-user']);
  expect(fixesOf({ code: 'no-tpm' }, { fixes, conflicts: [] })).toEqual([]);
  expect(fixesOf({ code: 'conflict-serial' }, { fixes, conflicts: ['k'] })).toEqual(['resolve-conflict']);
  expect(fixesOf({ code: 'conflict-serial' }, { fixes, conflicts: [] })).toEqual([]);
});
