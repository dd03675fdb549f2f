import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemDriveLister } from '../../electron/adapters/drives/system-drive-lister.ts';
import { isBlocked } from '../../shared/sticks/drive-status.ts';

describe.skipIf(process.platform !== 'linux')('the drives of this PC', () => {
  it('never offer the disk that the system runs from', async (context) => {
    const listed = await systemDriveLister.list();
    expect(listed.ok).toBe(true);
    const drives = listed.ok ? listed.value : [];
    const onSystem = drives.filter((drive) => drive.volumes.some((volume) => volume.path === '/'));
    // In a container, or on an overlay, the root is on none of the listed drives.
    context.skip(onSystem.length === 0, 'no listed drive holds the root of this system');
    expect(onSystem.map((drive) => [drive.isSystem, isBlocked(drive)])).toEqual(onSystem.map(() => [true, true]));
  });

  it('can have a folder beside them, and say why a path is none', async () => {
    expect(await systemDriveLister.folder(import.meta.dirname)).toMatchObject({
      ok: true,
      value: { kind: 'folder', isSystem: false, volumes: [{ path: import.meta.dirname }] },
    });
    expect(await systemDriveLister.folder('/')).toMatchObject({ ok: true, value: { isSystem: true } });
    expect(await systemDriveLister.folder(import.meta.filename)).toMatchObject({ error: { code: 'no-folder' } });
    expect(await systemDriveLister.folder(join(import.meta.dirname, 'x'))).toMatchObject({
      error: { code: 'missing' },
    });
  });
});

describe('hot-plug on this PC', () => {
  it('starts and stops without bringing the process down, with a USB bus or without', () => {
    const file = join(import.meta.dirname, '../../electron/adapters/drives/usb-hot-plug.ts');
    const script = `import { usbHotPlug } from ${JSON.stringify(file)};
      const stop = usbHotPlug().onChange(() => {}, () => {});
      setTimeout(stop, 200);`;
    // A process that does not end by itself, or ends by an error that nobody could catch, fails here.
    const run = () =>
      execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], { timeout: 20_000 });
    expect(run).not.toThrow();
  });
});
