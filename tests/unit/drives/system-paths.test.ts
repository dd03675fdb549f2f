import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSystemFolder, isSystemMount } from '../../../electron/adapters/drives/system-paths.ts';

describe.skipIf(process.platform === 'win32')('places of the system', () => {
  it.each(['/', '/boot/efi', '[SWAP]', homedir()])('%s is a mount of the system', (path) => {
    expect(isSystemMount(path)).toBe(true);
  });

  it.each(['/media/me/STICK', '/mnt', '/Volumes/STICK', '/rooted'])('%s is no mount of the system', (path) => {
    expect(isSystemMount(path)).toBe(false);
  });

  it.each(['/', '/etc', '/usr/local/share', homedir(), `${homedir()}/`, '/boot'])(
    '%s is no folder to write to',
    (path) => {
      expect(isSystemFolder(path)).toBe(true);
    },
  );

  it.each([`${homedir()}/kits`, '/mnt/share', '/tmp/x', '/etcetera'])('%s is somebody’s own folder', (path) => {
    expect(isSystemFolder(path)).toBe(false);
  });

  it('takes the disk that holds the home folder for the system’s', () => {
    expect(isSystemMount(dirname(homedir()))).toBe(true);
  });
});
