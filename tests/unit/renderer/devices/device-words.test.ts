import { expect, test } from 'vitest';
import { diskAmount, memoryAmount } from '../../../../renderer/features/devices/drawer/amounts.ts';
import { deviceSentence } from '../../../../renderer/features/devices/drawer/device-sentence.ts';
import { allFacts, mainFacts } from '../../../../renderer/features/devices/drawer/hardware-facts.ts';
import { historyLine } from '../../../../renderer/features/devices/drawer/history-words.ts';
import type { HardwareView, HistoryEntry } from '../../../../shared/ipc/devices.ts';
import { spoken } from './spoken.ts';

const [english, dutch] = [await spoken('en'), await spoken('nl')];

const LAPTOP: HardwareView = {
  manufacturer: 'Lenovo',
  model: 'ThinkPad T14s Gen 5',
  sku: null,
  family: null,
  serial: 'DEMO-1',
  uuid: '3f0a21d6-58c4-11ee-8036-c2c04f375033',
  chassisKind: 'laptop',
  tpmVersion: '2.0',
  tpmMaker: 'Infineon',
  tpmKey: '41D8 E2B5',
  cpu: 'Intel Core Ultra 7 155U',
  cores: 12,
  memoryBytes: 33_830_000_000,
  disks: [{ model: 'SAMSUNG MZVL8512', serial: 'S6', sizeBytes: 512_110_190_592, bus: 'NVMe' }],
  networks: [
    { kind: 'wifi', mac: '00:00:5E:00:53:1A' },
    { kind: 'ethernet', mac: '00:00:5E:00:53:1B' },
  ],
  gpus: [],
  osBuild: '10.0.26100.4652',
  osArchitecture: 'x64',
  isWindowsPe: false,
  productKeyId: null,
  toolVersion: null,
  capturedAt: '2026-11-24T09:14:05Z',
  utcOffsetMinutes: -210,
};
const BARE: HardwareView = {
  ...LAPTOP,
  chassisKind: 'other',
  tpmVersion: null,
  tpmMaker: null,
  tpmKey: null,
  cpu: null,
  cores: null,
  memoryBytes: null,
  disks: [],
  networks: [],
  osBuild: null,
  utcOffsetMinutes: null,
};

test.each([
  {
    description: 'a laptop in full',
    hardware: LAPTOP,
    en: 'A laptop with a security chip (TPM 2.0 from Infineon), one 512 GB NVMe disk and 32 GB of memory.',
    nl: 'Een laptop met een beveiligingschip (TPM 2.0 van Infineon), één NVMe-schijf van 512 GB en 32 GB geheugen.',
  },
  {
    description: 'a device of which the hash tells nothing',
    hardware: BARE,
    en: 'A device. It has no security chip.',
    nl: 'Een apparaat. Er zit geen beveiligingschip in.',
  },
  {
    description: 'a capture in Windows PE with two disks',
    hardware: { ...LAPTOP, tpmMaker: null, disks: [...LAPTOP.disks, ...LAPTOP.disks], isWindowsPe: true },
    en: 'A laptop with a security chip (TPM 2.0), 2 disks and 32 GB of memory. Captured in Windows PE.',
    nl: 'Een laptop met een beveiligingschip (TPM 2.0), 2 schijven en 32 GB geheugen. Vastgelegd in Windows PE.',
  },
])('$description is told in a sentence', ({ hardware, en, nl }) => {
  expect(deviceSentence(hardware, english)).toBe(en);
  expect(deviceSentence(hardware, dutch)).toBe(nl);
});

test('sizes are said as the label says them', () => {
  const said = (amount: Parameters<typeof english.format.amount>[0]) => english.format.amount(amount);
  expect(said(diskAmount(512_110_190_592))).toBe('512 GB');
  expect(said(diskAmount(1_000_204_886_016))).toBe('1 TB');
  expect(said(diskAmount(62_000_000))).toBe('62 MB');
  expect(said(memoryAmount(34_359_738_368))).toBe('32 GB');
  expect(said(memoryAmount(16_900_000_000))).toBe('16 GB');
  expect(said(memoryAmount(536_870_912))).toBe('512 MB');
});

test('the facts of the overview are those of picture 3', () => {
  expect(mainFacts(LAPTOP, english).map(({ name, values }) => [name, ...values])).toEqual([
    ['Processor', 'Intel Core Ultra 7 155U, 12 cores'],
    ['Disk', '512 GB NVMe, SAMSUNG MZVL8512'],
    ['Network', 'Wi-Fi 00:00:5E:00:53:1A', 'Cable 00:00:5E:00:53:1B'],
    ['Windows', '10.0.26100.4652, x64'],
  ]);
});

test('what is not known is left out, and a time zone west of Greenwich is said', () => {
  expect(mainFacts(BARE, english).map(({ name }) => name)).toEqual(['Windows']);
  const facts = allFacts(LAPTOP, english).flatMap((group) => group.facts);
  expect(facts.find(({ name }) => name === 'Time zone')?.values).toEqual(['UTC−3:30']);
  expect(facts.flatMap(({ values }) => values)).not.toContain('');
});

const AT = '2026-11-24T09:14:05Z';
test.each<{ entry: HistoryEntry; title: string; detail: string | null }>([
  {
    entry: { what: 'captured', at: AT, stickNumber: 3, path: 'a/hardwarehash.csv' },
    title: 'Collected from stick 3',
    detail: 'a/hardwarehash.csv',
  },
  {
    entry: { what: 'captured', at: AT, stickNumber: null, path: 'oem.csv' },
    title: 'Collected',
    detail: 'oem.csv',
  },
  {
    entry: { what: 'edited', at: AT, edit: 'e', field: 'groupTag', from: '', to: 'STORE', wasUndone: true },
    title: 'Group tag changed',
    detail: 'From none to STORE',
  },
  {
    entry: { what: 'conflict-resolved', at: AT, conflictId: 'k', choice: 'later' },
    title: 'Conflict opened again',
    detail: null,
  },
  { entry: { what: 'exported', at: AT, fileName: 'intune.csv' }, title: 'Exported', detail: 'intune.csv' },
])('the history says "$title"', ({ entry, title, detail }) => {
  expect(historyLine(entry, english)).toMatchObject({ title, detail });
});

test('an edit can be undone, one that was is marked, and a decided conflict can be looked at again', () => {
  const edited = { what: 'edited', at: AT, edit: 'e', field: 'orderId', from: 'a', to: 'b', wasUndone: false } as const;
  expect(historyLine(edited, dutch)).toMatchObject({ isUndone: false, edit: 'e', title: 'Order gewijzigd' });
  expect(historyLine({ ...edited, wasUndone: true }, dutch)).toMatchObject({ isUndone: true, edit: null });
  const decided = { what: 'conflict-resolved', at: AT, conflictId: 'k', choice: 'two-devices' } as const;
  expect(historyLine(decided, english).conflict).toBe('k');
});
