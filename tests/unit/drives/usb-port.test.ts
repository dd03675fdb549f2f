import { describe, expect, it } from 'vitest';
import { linuxUsbPort, usbPortOf } from '../../../electron/adapters/drives/usb-port.ts';

const PCI = '/sys/devices/pci0000:00/0000:00:14.0';

describe('the USB port of a drive', () => {
  it.each([
    { at: 'a port of the PC', path: `${PCI}/usb2/2-3/2-3:1.0/host6/target6:0:0/6:0:0:0/block/sdb`, port: '3' },
    { at: 'a hub', path: `${PCI}/usb1/1-2/1-2.4/1-2.4:1.0/host6/target6:0:0/6:0:0:0/block/sdb`, port: '2.4' },
    { at: 'a hub on a hub', path: `${PCI}/usb1/1-2/1-2.4/1-2.4.10/1-2.4.10:1.0/host7/block/sdc`, port: '2.4.10' },
    { at: 'the PC itself', path: `${PCI}/ata1/host0/target0:0:0/0:0:0:0/block/sda`, port: null },
    { at: 'an NVMe slot', path: '/sys/devices/pci0000:00/0000:00:1d.0/0000:03:00.0/nvme/nvme0/nvme0n1', port: null },
  ])('is $port on $at', ({ path, port }) => {
    expect(usbPortOf(path)).toBe(port);
  });

  it('is unknown for a drive that the system does not have', async () => {
    expect(await linuxUsbPort('/dev/no-such-drive')).toBeNull();
  });
});
