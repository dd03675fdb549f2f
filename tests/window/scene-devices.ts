import { FIXES_OF } from '../../electron/core/devices/fixes.ts';
import { issue } from '../../shared/autopilot/issues.ts';
import type { ConflictView, DeviceDetail, DeviceRow, IssueView } from '../../shared/ipc/devices.ts';
import type { ExportPreview, WorkView } from '../../shared/ipc/work.ts';
import { ago, madeUpId } from './scene.ts';

const MODELS = [
  ['LENOVO', 'ThinkPad T14s Gen 5', 'DEMO-PF'],
  ['HP', 'HP EliteBook 845 G11', 'DEMO-5CG'],
  ['Dell Inc.', 'Latitude 7450', 'DEMO-7XK'],
  ['Dell Inc.', 'OptiPlex 7020', 'DEMO-9QR'],
] as const;
const TAGS = ['STORE-NL', 'WAREHOUSE', 'OFFICE-BE'] as const;

function odd(index: number): readonly IssueView[] {
  switch (index) {
    case 0:
      return [issue('captured-twice', 1)];
    case 3:
      return [issue('conflict-serial', 1)];
    case 5:
      return [issue('clock-far-off', 1, { hours: 5 })];
    case 6:
      return [issue('serial-missing', 1)];
    case 8:
      return [issue('serial-differs', 1, { csv: 'DEMO-PF5A1KD9', hash: 'DEMO-PF5A1KD6' })];
    case 10:
      return [issue('hash-checksum', 1)];
    case 14:
      return [issue('group-tag-too-long', 1), issue('user-not-upn', 1)];
    default:
      return [];
  }
}

/** The same device for the same index; the first ones have something wrong with them, as in picture 3. */
export function deviceRow(index: number): DeviceRow {
  const [manufacturer, model, start] = MODELS[index % MODELS.length] ?? MODELS[0];
  return {
    id: madeUpId('dev', index),
    serial: index === 6 ? '' : `${start}${(index * 7919 + 4_107_000).toString(36).toUpperCase()}`,
    manufacturer,
    model,
    groupTag: TAGS[Math.floor(index / 7) % TAGS.length] ?? '',
    assignedUser: index % 9 === 4 ? `user${index}@northgate.example` : '',
    orderId: index % 3 === 0 ? 'PO-2026-1184' : '',
    batch: index < 40 ? '2026-11-17 A' : '2026-11-12 B',
    stickNumber: index % 11 === 10 ? null : (index % 18) + 1,
    capturedAt: ago({ hours: Math.floor(index / 12), minutes: index % 12 }),
    isInConflict: index === 3 || index === 21,
    issues: odd(index),
  };
}

/** A depot of 2,418. */
export const devices: readonly DeviceRow[] = Array.from({ length: 2_418 }, (_, index) => deviceRow(index));

export function deviceDetail(device: DeviceRow): DeviceDetail {
  return {
    device,
    state: 'active',
    hardware: {
      manufacturer: device.manufacturer,
      model: device.model,
      sku: '21LS_BU_Think',
      family: 'ThinkPad T14s Gen 5',
      serial: device.serial,
      uuid: '3f0a21d6-58c4-11ee-8036-c2c04f375033',
      chassisKind: 'laptop',
      tpmVersion: '2.0',
      tpmMaker: 'Infineon',
      tpmKey: '41D8 E2B5',
      cpu: 'Intel Core Ultra 7 155U',
      cores: 12,
      memoryBytes: 34_359_738_368,
      disks: [{ model: 'SAMSUNG MZVL8512', serial: 'S6XDEMO0001', sizeBytes: 512_000_000_000, bus: 'NVMe' }],
      networks: [
        { kind: 'wifi', mac: '00:00:5E:00:53:1A' },
        { kind: 'ethernet', mac: '00:00:5E:00:53:1B' },
      ],
      gpus: ['Intel Graphics'],
      osBuild: '10.0.26100.4652',
      osArchitecture: 'x64',
      isWindowsPe: false,
      productKeyId: '3265500000001',
      toolVersion: '4.0.1',
      capturedAt: device.capturedAt,
      utcOffsetMinutes: 60,
    },
    checks: { checksum: 'right', serial: 'same', tpmKey: 'matches' },
    captures: [0, 1].map((index) => ({
      id: madeUpId('cap', index),
      isCurrent: index === 0,
      standing: index === 0 ? ('counts' as const) : ('aside' as const),
      serial: device.serial,
      groupTag: device.groupTag,
      assignedUser: device.assignedUser,
      fileSha256: '9f310741d8e2b5c04a77d31c9be0625548a1f4d29c3b77e05d16a8cc2b43f9e1',
      row: 1,
      stickNumber: device.stickNumber,
      batch: device.batch,
      orderId: device.orderId,
      capturedAt: device.capturedAt,
      issues: device.issues,
      sightings: [
        {
          stickNumber: device.stickNumber,
          source: 'E:',
          path: 'HashCourier/captures/2026-11-24_091400/hardwarehash.csv',
          firstSeenAt: ago({ days: 1 }),
          lastSeenAt: ago({ minutes: 5 }),
        },
      ],
    })),
    conflicts: device.isInConflict ? [madeUpId('conf', 0)] : [],
    history: [
      { what: 'exported', at: ago({ hours: 1 }), fileName: 'intune-2026-11-24.csv' },
      {
        what: 'edited',
        edit: madeUpId('edit', 1),
        at: ago({ hours: 2 }),
        field: 'groupTag',
        from: 'WAREHOUSE',
        to: device.groupTag,
        wasUndone: false,
      },
      { what: 'conflict-resolved', at: ago({ days: 1 }), conflictId: madeUpId('conf', 1), choice: 'use-newer' },
      {
        what: 'captured',
        at: ago({ days: 2 }),
        stickNumber: 3,
        path: 'HashCourier/captures/2026-11-22_091400/hardwarehash.csv',
      },
    ],
    fixes: device.issues.flatMap(({ code }) => (FIXES_OF[code] ?? []).map((fix) => ({ issue: code, fix }))),
  };
}

const side = (index: number, days: number, stickNumber: number, batch: string) => ({
  deviceId: madeUpId('dev', index === 0 ? 21 : 3),
  stickNumber,
  batch,
  capturedAt: ago({ days }),
});

/** Picture 4: a replaced mainboard. */
export const conflicts: readonly ConflictView[] = [0, 1].map((index) => ({
  id: madeUpId('conf', index),
  kind: 'serial',
  serial: 'DEMO-5CG4107K2M',
  model: 'HP EliteBook 845 G11',
  state: 'open',
  older: side(0, 35, 3, '2026-10-20 C'),
  newer: side(1, 0, 7, '2026-11-17 A'),
  fields: [
    {
      field: 'uuid',
      older: '3f0a21d6-58c4-11ee-8036-b7c04f4d3132',
      newer: '3f0a21d6-58c4-11ee-8036-c2c04f375033',
      differs: true,
    },
    { field: 'tpmKey', older: '9F31 07AC … TPM 2.0, Infineon', newer: '41D8 E2B5 … TPM 2.0, Infineon', differs: true },
    { field: 'network', older: '00:00:5E:00:53:2C', newer: '00:00:5E:00:53:71', differs: true },
    { field: 'groupTag', older: 'WAREHOUSE', newer: 'STORE-NL', differs: true },
    { field: 'serial', older: 'DEMO-5CG4107K2M', newer: 'DEMO-5CG4107K2M', differs: false },
    { field: 'disk', older: '512 GB NVMe, WD SN740', newer: '512 GB NVMe, WD SN740', differs: false },
    { field: 'cpu', older: 'AMD Ryzen 7 PRO 8840U', newer: 'AMD Ryzen 7 PRO 8840U', differs: false },
    { field: 'memory', older: '32 GB', newer: '32 GB', differs: false },
    { field: 'osBuild', older: '10.0.26100.4652', newer: '10.0.26100.4652', differs: false },
  ],
  looksLike: 'replaced-board',
  choices: ['use-newer', 'use-older', 'two-devices', 'later'],
  fits: 'use-newer',
  choice: null,
}));

export const runningWorks: readonly WorkView[] = [
  {
    work: 'work-1',
    kind: 'add-files',
    field: null,
    title: 'oem-delivery-2026-11.csv',
    startedAt: '2026-11-24T09:02:00Z',
    unit: 'rows',
    done: 4_120,
    total: 50_000,
    perSecond: 1_240,
    leftMs: 37_000,
    captures: 4_120,
    state: 'running',
    result: null,
    failure: null,
  },
];

export const doneWorks: readonly WorkView[] = [
  {
    work: 'work-1',
    kind: 'export',
    field: null,
    title: 'Intune',
    startedAt: '2026-11-24T09:02:00Z',
    unit: 'devices',
    done: 184,
    total: 184,
    perSecond: 0,
    leftMs: null,
    captures: 0,
    state: 'done',
    result: {
      of: 'export',
      exported: 181,
      withheld: 3,
      files: [
        {
          name: 'intune.csv',
          rows: 181,
          bytes: 812_440,
          sha256: '41d8e2b59f310741d8e2b5c04a77d31c9be0625548a1f4d29c3b77e05d16a8cc',
        },
      ],
      folderName: 'export-2026-11-24',
      unnoted: null,
    },
    failure: null,
  },
  {
    work: 'work-2',
    kind: 'add-files',
    field: null,
    title: 'oem-delivery-2026-10.csv',
    startedAt: '2026-11-24T09:02:00Z',
    unit: 'rows',
    done: 12_000,
    total: 50_000,
    perSecond: 0,
    leftMs: null,
    captures: 12_000,
    state: 'failed',
    result: null,
    failure: { code: 'disk-full', detail: '' },
  },
];

const editing = {
  work: 'work-1',
  kind: 'edit',
  field: 'groupTag',
  title: 'STORE-NL',
  startedAt: '2026-11-24T09:02:00Z',
  unit: 'devices',
  done: 38_000,
  total: 100_000,
  perSecond: 21_400,
  leftMs: 3_000,
  captures: 0,
  state: 'running',
  result: null,
  failure: null,
} as const satisfies WorkView;
const edited = { of: 'edit', edit: madeUpId('edit', 1), changed: 38_000, changedSince: 0, left: 62_000 } as const;

/** A long edit, and one that takes a change back and waits its turn. */
export const editingWorks: readonly WorkView[] = [
  editing,
  { ...editing, work: 'work-2', kind: 'undo-edit', field: 'orderId', done: 0, total: 0, perSecond: 0, leftMs: null },
];

/** One that was stopped, one to its end with devices that somebody else changed, and one that failed half way. */
export const editedWorks: readonly WorkView[] = [
  { ...editing, state: 'stopped', leftMs: null, result: edited },
  {
    ...{ ...editing, work: 'work-2', state: 'done', done: 100_000, leftMs: null },
    result: { ...edited, changed: 99_997, changedSince: 3, left: 0 },
  },
  {
    ...{ ...editing, work: 'work-3', kind: 'undo-edit', state: 'failed', leftMs: null, result: edited },
    failure: { code: 'store-busy', detail: '' },
  },
];

export const preview: ExportPreview = {
  asked: 184,
  exported: 181,
  files: [{ target: 'intune', name: 'intune.csv', rows: 181 }],
  withheld: [3, 6, 10].map((index) => {
    const { id, serial, issues } = deviceRow(index);
    return { deviceId: id, serial, issues };
  }),
  withheldTotal: 3,
  reasons: [
    { code: 'conflict-serial', devices: 1 },
    { code: 'serial-missing', devices: 1 },
    { code: 'hash-checksum', devices: 1 },
  ],
  conflicts: 1,
};
