import { z } from 'zod';
import { ISSUE_SEVERITY, type IssueCode, SEVERITIES } from '../autopilot/issues.ts';
import { RESOLUTIONS } from '../devices/conflict.ts';
import { count, label, list, nothing, refusable, text, token, ulid, utc } from './bounds.ts';
import { MAX_FILES_AT_ONCE } from './limits.ts';

// The keys of a table of ours: Object.keys only knows them as strings.
const ISSUE_CODES = Object.keys(ISSUE_SEVERITY) as [IssueCode, ...IssueCode[]];

export const issueView = z.object({
  code: z.enum(ISSUE_CODES),
  severity: z.enum(SEVERITIES),
  row: count.nullable(),
  values: z.record(text(60), z.union([text(1_000), z.number()])),
});
export type IssueView = z.infer<typeof issueView>;

/** What a device has to meet; null and an empty search let every device pass, an empty label those without one. */
export const deviceFilter = z.object({
  /** Part of serial, maker, model, tag, user or order. */
  search: text(200),
  /** The quick choices above the table. */
  only: z.enum(['all', 'new-today', 'attention', 'conflict', 'not-exported']),
  issue: z.enum(ISSUE_CODES).nullable(),
  batch: label.nullable(),
  groupTag: label.nullable(),
  assignedUser: label.nullable(),
  orderId: label.nullable(),
  stickId: ulid.nullable(),
  /** Devices that a collection brought for the first time at or after this. */
  newSince: utc.nullable(),
});
export type DeviceFilterView = z.infer<typeof deviceFilter>;

export const DEVICE_SORTS = ['captured', 'collected', 'serial', 'model', 'group-tag', 'user', 'order'] as const;
export const deviceSort = z.object({ by: z.enum(DEVICE_SORTS), isDescending: z.boolean() });
export type DeviceSort = z.infer<typeof deviceSort>;

export const deviceRow = z.object({
  id: ulid,
  serial: text(512),
  manufacturer: text(512),
  model: text(512),
  groupTag: label,
  assignedUser: label,
  orderId: label,
  batch: label,
  stickNumber: count.nullable(),
  capturedAt: utc.nullable(),
  isInConflict: z.boolean(),
  /** Open issues of its current capture, errors first. */
  issues: list(issueView, 20),
});
export type DeviceRow = z.infer<typeof deviceRow>;

export const devicePage = z.object({ rows: list(deviceRow, 200), total: count, revision: count });
export type DevicePageView = z.infer<typeof devicePage>;

/** Numbers on the quick choices, over all devices. */
export const deviceCounts = z.object({
  all: count,
  newToday: count,
  attention: count,
  conflict: count,
  notExported: count,
});
export type DeviceCounts = z.infer<typeof deviceCounts>;

const facet = z.object({ value: label, devices: count });
/** What can be filtered by: the values that there are, none at all first (the empty one), then most devices first. */
export const deviceFacets = z.object({
  batches: list(facet, 500),
  groupTags: list(facet, 500),
  users: list(facet, 500),
  orders: list(facet, 500),
  sticks: list(z.object({ stickId: ulid, number: count.nullable(), devices: count }), 500),
  issues: list(z.object({ code: z.enum(ISSUE_CODES), devices: count }), ISSUE_CODES.length),
  /** How many values there are, with those that are too many to be listed. */
  totals: z.object({ batches: count, groupTags: count, users: count, orders: count, sticks: count }),
});
export type DeviceFacets = z.infer<typeof deviceFacets>;

/** Devices that an edit or an export is about: some, or all that a filter lets pass. */
export const deviceScope = z.discriminatedUnion('of', [
  z.object({ of: z.literal('devices'), ids: list(ulid, 10_000) }),
  z.object({ of: z.literal('filter'), filter: deviceFilter, except: list(ulid, 10_000) }),
]);
export type DeviceScope = z.infer<typeof deviceScope>;

/** The facts of the decoded hash, ready for words: what is null or empty is not shown. */
const hardwareView = z.object({
  manufacturer: text(512).nullable(),
  model: text(512).nullable(),
  sku: text(512).nullable(),
  family: text(512).nullable(),
  serial: text(512).nullable(),
  uuid: text(64).nullable(),
  /** What SMBIOS calls the case, as far as a person tells cases apart. */
  chassisKind: z.enum(['laptop', 'desktop', 'tablet', 'all-in-one', 'server', 'virtual-machine', 'other']),
  tpmVersion: text(60).nullable(),
  tpmMaker: text(60).nullable(),
  /** First and last bytes of the SHA-256 of the endorsement key, for comparing by eye. */
  tpmKey: text(64).nullable(),
  cpu: text(200).nullable(),
  cores: count.nullable(),
  memoryBytes: count.nullable(),
  disks: list(
    z.object({
      model: text(200).nullable(),
      serial: text(200).nullable(),
      sizeBytes: count.nullable(),
      bus: text(40).nullable(),
    }),
    32,
  ),
  networks: list(z.object({ kind: z.enum(['wifi', 'ethernet', 'bluetooth', 'mobile', 'other']), mac: text(40) }), 64),
  gpus: list(text(300), 16),
  osBuild: text(60).nullable(),
  osArchitecture: z.enum(['x86', 'x64', 'arm64']).nullable(),
  isWindowsPe: z.boolean(),
  productKeyId: text(60).nullable(),
  toolVersion: text(60).nullable(),
  capturedAt: utc.nullable(),
  utcOffsetMinutes: z.int().nullable(),
});
export type HardwareView = z.infer<typeof hardwareView>;

const sightingView = z.object({
  /** A stick, or the folder that a file came from. */
  stickNumber: count.nullable(),
  source: text(4_096),
  path: text(4_096),
  firstSeenAt: utc,
  lastSeenAt: utc,
});

const captureView = z.object({
  id: ulid,
  isCurrent: z.boolean(),
  standing: z.enum(['counts', 'unusable', 'aside']),
  serial: text(512),
  groupTag: label,
  assignedUser: label,
  fileSha256: text(64),
  row: count,
  stickNumber: count.nullable(),
  batch: label,
  orderId: label,
  capturedAt: utc.nullable(),
  issues: list(issueView, 50),
  sightings: list(sightingView, 50),
});
export type CaptureView = z.infer<typeof captureView>;

export const editedField = z.enum(['groupTag', 'assignedUser', 'orderId']);

/** What happened to a device, newest first. */
const historyEntry = z.discriminatedUnion('what', [
  z.object({ what: z.literal('captured'), at: utc, stickNumber: count.nullable(), path: text(4_096) }),
  z.object({
    what: z.literal('edited'),
    at: utc,
    edit: ulid,
    field: editedField,
    from: label,
    to: label,
    wasUndone: z.boolean(),
  }),
  z.object({ what: z.literal('conflict-resolved'), at: utc, conflictId: ulid, choice: z.enum(RESOLUTIONS) }),
  z.object({ what: z.literal('exported'), at: utc, fileName: text(300) }),
]);
export type HistoryEntry = z.infer<typeof historyEntry>;

/** A fix that the program offers for an issue. */
export const FIXES = [
  'edit-group-tag',
  'shorten-group-tag',
  'edit-user',
  'clear-user',
  'capture-again',
  'resolve-conflict',
] as const;
export type Fix = (typeof FIXES)[number];

export const deviceDetail = z.object({
  device: deviceRow,
  state: z.enum(['active', 'aside']),
  /** Null where the hash cannot be read. */
  hardware: hardwareView.nullable(),
  /** The answers under "Is it really this device?". */
  checks: z.object({
    checksum: z.enum(['right', 'wrong', 'no-hash']),
    serial: z.enum(['same', 'differs', 'missing', 'not-in-hash']),
    tpmKey: z.enum(['matches', 'differs', 'none']),
  }),
  captures: list(captureView, 200),
  conflicts: list(ulid, 50),
  history: list(historyEntry, 500),
  fixes: list(z.object({ issue: z.enum(ISSUE_CODES), fix: z.enum(FIXES) }), 20),
});
export type DeviceDetail = z.infer<typeof deviceDetail>;

export const COMPARED = [
  'uuid',
  'tpmKey',
  'serial',
  'hashSerial',
  'model',
  'manufacturer',
  'disk',
  'network',
  'groupTag',
  'assignedUser',
  'capturedAt',
  'cpu',
  'memory',
  'osBuild',
  'productKeyId',
] as const;
const conflictSide = z.object({
  deviceId: ulid,
  stickNumber: count.nullable(),
  batch: label,
  capturedAt: utc.nullable(),
});
export const conflictView = z.object({
  id: ulid,
  kind: z.enum(['serial', 'identity']),
  serial: text(512),
  model: text(1_024),
  state: z.enum(['open', 'resolved', 'moot']),
  older: conflictSide,
  newer: conflictSide,
  /** Differing fields first. */
  fields: list(
    z.object({ field: z.enum(COMPARED), older: text(1_024), newer: text(1_024), differs: z.boolean() }),
    COMPARED.length,
  ),
  /** What it looks like, where the fields tell. */
  looksLike: z.enum(['replaced-board', 'captured-again', 'edited-by-hand', 'unknown']),
  choices: list(z.enum(RESOLUTIONS), RESOLUTIONS.length),
  /** The choice that fits best; null where nothing tells. */
  fits: z.enum(RESOLUTIONS).nullable(),
  choice: z.enum(RESOLUTIONS).nullable(),
});
export type ConflictView = z.infer<typeof conflictView>;

const edit = z.object({ field: editedField, value: text(512) });
export type DeviceEdit = z.infer<typeof edit>;

/** An edit that still stands on devices. */
const editToUndo = z.object({ edit: ulid, field: editedField, value: label, at: utc, devices: count });
export type EditToUndo = z.infer<typeof editToUndo>;

/** Few devices are changed at once; many are a work, which tells its end itself. */
const doneOrWork = <T extends z.ZodRawShape>(done: T) =>
  z.discriminatedUnion('of', [
    z.object({ of: z.literal('done'), ...done }),
    z.object({ of: z.literal('work'), work: token }),
  ]);

export const devicesChannels = {
  'devices:page': {
    request: z.object({ filter: deviceFilter, sort: deviceSort, cursor: count, limit: z.int().min(1).max(200) }),
    answer: devicePage,
  },
  'devices:counts': { request: nothing, answer: deviceCounts },
  'devices:facets': { request: nothing, answer: deviceFacets },
  'devices:detail': { request: ulid, answer: refusable(deviceDetail, ['device-unknown']) },
  'devices:edit': {
    request: z.object({ scope: deviceScope, edit }),
    answer: refusable(doneOrWork({ edit: ulid, changed: count, changedSince: count }), [
      'value-not-carried',
      'user-not-upn',
      'store-busy',
      'busy',
    ]),
  },
  'devices:undo-edit': {
    request: ulid,
    answer: refusable(doneOrWork({ restored: count, changedSince: count }), ['edit-unknown', 'store-busy', 'busy']),
  },
  /** An edit, or the last one for null; null where it does not stand on any device. */
  'devices:edit-to-undo': { request: ulid.nullable(), answer: editToUndo.nullable() },
  'devices:fix': {
    request: z.object({ deviceId: ulid, fix: z.enum(FIXES) }),
    answer: refusable(z.object({ edit: ulid.nullable() }), ['device-unknown', 'not-fixable', 'store-busy']),
  },
  /** The file that a capture came in, as text for the eye; long files are cut around the row. */
  'devices:evidence': {
    request: ulid,
    answer: refusable(
      z.object({
        fileName: text(512),
        sizeBytes: count,
        sha256: text(64),
        text: text(100_000),
        isCut: z.boolean(),
      }),
      ['capture-unknown', 'evidence-damaged'],
    ),
  },
  /** Opens a save dialog in main and writes the bytes as they came. */
  'devices:save-evidence': {
    request: ulid,
    answer: refusable(nothing, ['cancelled', 'capture-unknown', 'evidence-damaged', 'not-written']),
  },
  'devices:conflicts': { request: nothing, answer: list(ulid, 10_000) },
  'devices:conflict': { request: ulid, answer: refusable(conflictView, ['conflict-unknown']) },
  'devices:resolve': {
    request: z.object({ conflict: ulid, choice: z.enum(RESOLUTIONS) }),
    answer: refusable(conflictView, ['conflict-unknown', 'choice-not-offered', 'store-busy']),
  },
} as const;

export const chosenFile = z.object({ file: token, name: text(300), sizeBytes: count });
export type ChosenFile = z.infer<typeof chosenFile>;
export const chosenFiles = list(chosenFile, MAX_FILES_AT_ONCE);
