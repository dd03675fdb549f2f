import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Drive, Volume } from '../../../shared/sticks/drive.ts';
import type { DriveListError, DriveLister, FolderError } from '../../core/ports/drive-lister.ts';
import { hasMedium, listLinuxDrives } from './linux-block-devices.ts';
import { isSystemFolder, isSystemMount } from './system-paths.ts';
import { answerInTime, volumeSpace } from './volume-facts.ts';

/** Lists drives through the optional package `drivelist`, which is loaded at the first scan. */
export const systemDriveLister: DriveLister = {
  async list() {
    try {
      return ok(process.platform === 'linux' ? await listLinuxDrives() : await listOtherDrives());
    } catch (error) {
      return err(listError(error));
    }
  },
  folder: describeFolder,
};

/** On Windows and macOS `drivelist` asks the system through its native part, which names no file systems. */
async function listOtherDrives(): Promise<readonly Drive[]> {
  const { list } = await import('drivelist');
  const disks = await list();
  return Promise.all(
    disks.filter(hasMedium).map(async (disk): Promise<Drive> => {
      const volumes = await Promise.all(
        disk.mountpoints.map(
          async ({ path, label }): Promise<Volume> => ({
            path,
            device: null,
            label,
            fileSystem: null,
            ...(await volumeSpace(path)),
            isReadOnly: disk.isReadOnly,
            isLocked: false,
          }),
        ),
      );
      const mounts = volumes.map((volume) => volume.path ?? '');
      return {
        // On Windows the device path holds the stick's own serial number, on macOS its port.
        key: [disk.device, disk.devicePath ?? '', disk.size ?? ''].join('|'),
        kind: 'drive',
        device: disk.device,
        description: disk.description || disk.device,
        sizeBytes: disk.size,
        isSystem: disk.isSystem || mounts.some(isSystemMount),
        isReadOnly: disk.isReadOnly,
        isRemovable: disk.isRemovable,
        isUsb: disk.isUSB,
        isCard: disk.isCard,
        isVirtual: disk.isVirtual,
        port: null,
        volumes,
      };
    }),
  );
}

function listError(error: unknown): DriveListError {
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isMissing = /^(?:ERR_)?MODULE_NOT_FOUND$/.test(code) || /bindings file|\blsblk ENOENT\b/.test(detail);
  return { code: isMissing ? 'module-missing' : 'scan-failed', detail };
}

/** What a system error says of a folder; `failed` for the others. */
const FOLDER_CODE: Readonly<Record<string, FolderError['code']>> = {
  ENOENT: 'missing',
  ENOTDIR: 'no-folder',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
};

async function describeFolder(path: string): Promise<Result<Drive, FolderError>> {
  let isFolder: boolean | null;
  try {
    isFolder = await answerInTime(stat(path).then((info) => info.isDirectory()));
  } catch (error) {
    const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
    return err({ code: FOLDER_CODE[errno] ?? 'failed', detail: errno });
  }
  if (isFolder === null) return err({ code: 'not-responding', detail: '' });
  if (!isFolder) return err({ code: 'no-folder', detail: '' });
  const space = await volumeSpace(path);
  return ok({
    key: `folder|${path}`,
    kind: 'folder',
    device: null,
    description: basename(path) || path,
    sizeBytes: null,
    isSystem: isSystemFolder(path),
    isReadOnly: false,
    isRemovable: null,
    isUsb: null,
    isCard: null,
    isVirtual: null,
    port: null,
    volumes: [{ path, device: null, label: null, fileSystem: null, ...space, isReadOnly: false, isLocked: false }],
  });
}
