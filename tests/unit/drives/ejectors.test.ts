import { describe, expect, it } from 'vitest';
import { linuxEjector } from '../../../electron/adapters/eject/linux-ejector.ts';
import { macEjector } from '../../../electron/adapters/eject/mac-ejector.ts';
import { type CommandEnd, type RunCommand, runCommand } from '../../../electron/adapters/eject/run-command.ts';
import { systemEjector } from '../../../electron/adapters/eject/system-ejector.ts';
import { windowsEjector } from '../../../electron/adapters/eject/windows-ejector.ts';
import type { Drive, Volume } from '../../../shared/sticks/drive.ts';
import { fakeDrive } from '../sticks/stage-fakes.ts';

const DONE: CommandEnd = { ended: 'done' };
const failed = (said: string, exitCode = 1): CommandEnd => ({ ended: 'failed', exitCode, said });

/** Answers by program name and keeps what was asked. */
function fakeRunner(ends: Readonly<Record<string, CommandEnd>>) {
  const asked: (readonly string[])[] = [];
  const run: RunCommand = async (program, args, env = {}) => {
    asked.push([program, ...args, ...Object.values(env)]);
    return ends[program] ?? { ended: 'missing' };
  };
  return { run, asked };
}

function stick(path: string, device: string | null = null): Drive {
  const drive = fakeDrive(path, { kind: 'drive', device: '/dev/sdb' });
  return { ...drive, volumes: drive.volumes.map((volume): Volume => ({ ...volume, device })) };
}

describe('ejecting on Linux', () => {
  const LINUX = stick('/media/me/STICK', '/dev/sdb1');

  it('unmounts through udisks and switches the stick off', async () => {
    const { run, asked } = fakeRunner({ udisksctl: DONE });
    expect(await linuxEjector(run).eject(LINUX)).toEqual({ ejected: true });
    expect(asked.map((command) => command.slice(0, 4))).toEqual([
      ['udisksctl', 'unmount', '--block-device', '/dev/sdb1'],
      ['udisksctl', 'power-off', '--block-device', '/dev/sdb'],
    ]);
  });

  it('unmounts by itself where there is no udisks', async () => {
    const { run, asked } = fakeRunner({ umount: DONE });
    expect(await linuxEjector(run).eject(LINUX)).toEqual({ ejected: true });
    expect(asked).toContainEqual(['umount', '--', '/media/me/STICK']);
  });

  it.each([
    { said: 'umount: /media/me/STICK: target is busy.', reason: 'in-use' },
    { said: 'umount: /media/me/STICK: must be superuser to unmount.', reason: 'no-permission' },
    { said: 'umount: /media/me/STICK: not mounted.', reason: 'gone' },
    { said: 'something new', reason: 'failed' },
  ])('says $reason where umount says "$said"', async ({ said, reason }) => {
    const { run } = fakeRunner({ umount: failed(said) });
    expect(await linuxEjector(run).eject(LINUX)).toEqual({ ejected: false, reason, detail: said });
  });

  it('says when it took too long or no tool is there', async () => {
    const slow = fakeRunner({ udisksctl: { ended: 'too-slow' } });
    expect(await linuxEjector(slow.run).eject(LINUX)).toMatchObject({ reason: 'not-responding' });
    expect(await linuxEjector(fakeRunner({}).run).eject(LINUX)).toMatchObject({ reason: 'tool-missing' });
  });
});

describe('ejecting on macOS', () => {
  it('asks diskutil for the whole disk', async () => {
    const { run, asked } = fakeRunner({ '/usr/sbin/diskutil': DONE });
    expect(await macEjector(run).eject({ ...stick('/Volumes/STICK'), device: '/dev/disk4' })).toEqual({
      ejected: true,
    });
    expect(asked).toEqual([['/usr/sbin/diskutil', 'eject', '/dev/disk4']]);
  });
});

describe('ejecting on Windows', () => {
  const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

  it.each(['E:\\', 'E:'])('passes the letter of %s beside the script, never in it', async (path) => {
    const { run, asked } = fakeRunner({ [POWERSHELL]: DONE });
    expect(await windowsEjector(run, 'C:\\Windows').eject(stick(path))).toEqual({ ejected: true });
    const [command = []] = asked;
    expect(command.at(-1)).toBe('E:');
    expect(command.slice(0, -1).join(' ')).not.toMatch(/E:|"/);
  });

  it('says in use when the letter stays', async () => {
    const { run } = fakeRunner({ [POWERSHELL]: failed('', 3) });
    expect(await windowsEjector(run, 'C:\\Windows').eject(stick('E:\\'))).toMatchObject({ reason: 'in-use' });
  });

  it.each(['\\\\server\\share', 'C:\\mounted\\stick\\', '"; exit'])('runs nothing for %s', async (path) => {
    const { run, asked } = fakeRunner({});
    expect(await windowsEjector(run, 'C:\\Windows').eject(stick(path))).toMatchObject({ reason: 'nothing-to-eject' });
    expect(asked).toEqual([]);
  });
});

describe('ejecting', () => {
  it.each(['folder', 'practice'] as const)('has nothing to do for a %s', async (kind) => {
    expect(await systemEjector.eject(fakeDrive('/tmp', { kind }))).toMatchObject({ reason: 'nothing-to-eject' });
  });
});

describe('runCommand', () => {
  const node = process.execPath;

  it('tells apart done, failed with its words, and missing', async () => {
    expect(await runCommand(node, ['-e', ''])).toEqual({ ended: 'done' });
    expect(await runCommand(node, ['-e', 'console.error("no"); process.exit(3)'])).toEqual(failed('no', 3));
    expect(await runCommand('/nowhere/tool', [])).toEqual({ ended: 'missing' });
  });

  it('gives arguments as they are', async () => {
    const odd = '$(exit 9) `exit 9` "x" ; exit 9';
    expect(
      await runCommand(node, ['-e', `process.exit(process.argv[1] === process.env.ODD ? 0 : 1)`, odd], { ODD: odd }),
    ).toEqual({ ended: 'done' });
  });
});
