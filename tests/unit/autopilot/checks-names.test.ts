import { describe, expect, test } from 'vitest';
import { isPlaceholderSerial } from '../../../shared/autopilot/checks/placeholder-serial.ts';
import { isUserPrincipalName } from '../../../shared/autopilot/checks/user-principal-name.ts';
import { hypervisorOf } from '../../../shared/autopilot/checks/virtual-machine.ts';
import { FIXTURES } from './capture-file-printer.ts';

describe('isPlaceholderSerial', () => {
  test.each([
    '',
    '  ',
    '0',
    '0123456789',
    '123456789',
    'Default string',
    'DEFAULT STRING',
    'INVALID',
    'None',
    'Not Specified',
    'SMBIOS_STRING_INDEX_0',
    'System Serial Number',
    ' To Be Filled By O.E.M. ',
    'to be filled by o.e.m.',
    'Unknown',
    '0000',
    '00000000',
    '1111111111',
    'XXXXXXXX',
  ])('"%s" identifies no device', (serial) => {
    expect(isPlaceholderSerial(serial)).toBe(true);
  });

  test.each([
    '5CG4751FG8',
    '016520771357',
    '00',
    '000',
    '0000001',
    '01',
    'Nonesuch1',
    '1234567890',
    'SMBIOS_STRING_INDEX_1',
  ])('"%s" may be a real one', (serial) => {
    expect(isPlaceholderSerial(serial)).toBe(false);
  });
});

describe('hypervisorOf', () => {
  test.each([
    ['VMware, Inc.', 'VMware20,1', 'VMware'],
    ['Microsoft Corporation', 'Virtual Machine', 'Hyper-V'],
    ['QEMU', 'Standard PC (Q35 + ICH9, 2009)', 'QEMU'],
    ['Proxmox', 'Standard PC (i440FX + PIIX, 1996)', 'QEMU'],
    ['innotek GmbH', 'VirtualBox', 'VirtualBox'],
    ['Xen', 'HVM domU', 'Xen'],
    ['Parallels International GmbH.', 'Parallels ARM Virtual Machine', 'Parallels'],
    ['Google', 'Google Compute Engine', 'Google Compute Engine'],
    ['Amazon EC2', 't3.large', 'Amazon EC2'],
    ['Red Hat', 'KVM', 'KVM'],
    ['FreeBSD', 'BHYVE', 'bhyve'],
  ])('%s %s is %s', (manufacturer, product, expected) => {
    expect(hypervisorOf(manufacturer, product)).toBe(expected);
  });

  test.each([
    ['LENOVO', '21HF001NUS'],
    ['Microsoft Corporation', 'Surface Pro 10'],
    ['Google', 'Pixelbook Go'],
    ['', ''],
  ])('%s %s is a physical device', (manufacturer, product) => {
    expect(hypervisorOf(manufacturer, product)).toBeNull();
  });

  test('the made-up devices: those of hypervisors and no other', () => {
    for (const { expected, id } of FIXTURES) {
      const isVirtual = /VMware|QEMU|Virtual Machine/.test(`${expected.manufacturer} ${expected.product}`);
      expect(hypervisorOf(expected.manufacturer, expected.product) !== null, id).toBe(isVirtual);
    }
  });
});

describe('isUserPrincipalName', () => {
  test.each(['jan@example.com', "o'neil_1@mail.example.co.uk", 'guest_x.com#EXT#@contoso.onmicrosoft.com'])(
    '%s is one',
    (text) => {
      expect(isUserPrincipalName(text)).toBe(true);
    },
  );

  test.each([
    'jan',
    'jan@',
    '@example.com',
    'jan@example',
    'jan@@example.com',
    'a@b@c.nl',
    'jan jansen@example.com',
    'jan@example..com',
    'jan@.com',
    'CONTOSO\\jan',
    'jan@exa mple.com',
  ])('%s is none', (text) => {
    expect(isUserPrincipalName(text)).toBe(false);
  });

  test('a text of a million characters is answered', () => {
    expect(isUserPrincipalName(`a@${'b.'.repeat(500_000)}`)).toBe(false);
  });
});
