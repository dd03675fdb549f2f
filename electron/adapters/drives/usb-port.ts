import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';

/** How Linux names a USB device in the path of what hangs on it: bus, then the port of each hub: `1-2.4`. */
const USB_DEVICE = /^\d+-(\d+(?:\.\d+)*)$/;

/**
 * The USB port in a path of sysfs, as numbers from the root hub on (`2.4`: port 4 of the hub on port 2); null where
 * nothing in it is on USB. A hub is named before what hangs on it, so the last name counts.
 */
export function usbPortOf(sysfsPath: string): string | null {
  const names = sysfsPath.split('/').flatMap((name) => USB_DEVICE.exec(name)?.[1] ?? []);
  return names.at(-1) ?? null;
}

/** The USB port of a block device such as `/dev/sdb`; null where the system does not tell. */
export async function linuxUsbPort(device: string): Promise<string | null> {
  return realpath(`/sys/class/block/${basename(device)}`).then(usbPortOf, () => null);
}
