import type { BenchView, CardState, RosterRow, StickCard } from '../../shared/ipc/sticks.ts';
import { ago, madeUpId, NOW } from './scene.ts';
import { stage } from './scene-settings.ts';

const GB = 1_000_000_000;

export function card(slot: number, number: number | null, state: CardState, more: Partial<StickCard> = {}): StickCard {
  return {
    card: `card-${slot}`,
    slot,
    number,
    isIn: true,
    isPractice: false,
    isSystem: false,
    description: 'SanDisk Ultra 32 GB',
    sizeBytes: 32 * GB,
    port: `${slot < 4 ? 1 : 2}.${(slot % 4) + 1}`,
    place: `${String.fromCharCode(69 + slot)}:`,
    batch: stage.batch,
    groupTag: stage.groupTag,
    otherFiles: 0,
    statuses: [],
    isSafe: true,
    canPrepare: true,
    state,
    ...more,
  };
}

const leftOut = card(
  7,
  null,
  { is: 'left-out' },
  {
    description: 'WD Elements 2 TB',
    sizeBytes: 2_000 * GB,
    batch: '',
    groupTag: '',
    otherFiles: null,
    isSafe: false,
    canPrepare: false,
    statuses: [
      { code: 'too-large', level: 'warning' },
      { code: 'read-only', level: 'error' },
    ],
  },
);

export const noBench: BenchView = {
  revision: 1,
  cards: [],
  hiddenSystemDrives: 1,
  run: null,
  notices: [],
  trouble: null,
  isPolling: false,
  isWatching: true,
};
export const emptyBench: BenchView = noBench;

/** Picture 1: eight drives, seven in a run. */
export const preparingBench: BenchView = {
  ...noBench,
  revision: 41,
  cards: [
    card(0, 12, { is: 'done', notEjected: null, keptAside: 0, isNumberTaken: false }, { isIn: true }),
    card(1, 13, { is: 'done', notEjected: null, keptAside: 0, isNumberTaken: false }, { otherFiles: 3 }),
    card(
      2,
      14,
      { is: 'working', step: 'verify', filesTotal: 9, filesWritten: 9, filesVerified: 7, share: 0.71 },
      { description: 'Kingston DT 64 GB', sizeBytes: 64 * GB },
    ),
    card(
      3,
      15,
      { is: 'working', step: 'write', filesTotal: 9, filesWritten: 4, filesVerified: 0, share: 0.43 },
      { otherFiles: 118 },
    ),
    card(4, 16, { is: 'working', step: 'write', filesTotal: 9, filesWritten: 2, filesVerified: 0, share: 0.18 }),
    card(
      5,
      17,
      { is: 'failed', step: 'verify', reason: 'pulled-out', canRetry: true, share: 0.55 },
      { isIn: false, description: 'Intenso Basic 16 GB', sizeBytes: 16 * GB },
    ),
    card(6, 18, { is: 'waiting' }),
    leftOut,
  ],
  run: {
    run: 'run-1',
    sticks: 7,
    done: 2,
    failed: 1,
    cancelled: 0,
    leftOut: 1,
    again: { failed: 0, cancelled: 0 },
    filesDone: 61,
    filesTotal: 126,
    filesPerSecond: 1.4,
    leftMs: 52_000,
    isCancelling: false,
    hasEnded: false,
    kitFiles: 9,
    kitBytes: 128_000,
    kitVersion: '0.1.0',
    choice: stage,
  },
};

/** The same run after its end: two failed, one of them is in and can be retried; one was called off. */
export const endedBench: BenchView = {
  ...preparingBench,
  revision: 88,
  cards: preparingBench.cards.map((each) => {
    if (each.number === 14) {
      return { ...each, state: { is: 'failed', step: 'write', reason: 'full', canRetry: true, share: 0.2 } };
    }
    if (each.number === 16) return { ...each, state: { is: 'cancelled', step: 'write', share: 0.18 } };
    return each.state.is === 'working' || each.state.is === 'waiting'
      ? { ...each, state: { is: 'done', notEjected: null, keptAside: 0, isNumberTaken: false } }
      : each;
  }),
  run: preparingBench.run && {
    ...preparingBench.run,
    done: 4,
    failed: 2,
    cancelled: 1,
    again: { failed: 1, cancelled: 1 },
    filesDone: 126,
    filesPerSecond: 0,
    leftMs: null,
    hasEnded: true,
  },
};

/** Picture 2: stick 7 has just come back. */
export const collectedBench: BenchView = {
  ...noBench,
  revision: 97,
  cards: [
    card(0, 7, {
      is: 'collected',
      captures: 12,
      new: 11,
      seenBefore: 1,
      newDevices: 11,
      needsAttention: 2,
      newConflicts: 1,
      kitProblems: 0,
    }),
    card(2, 9, { is: 'prepared' }, { description: 'Kingston DT 64 GB', sizeBytes: 64 * GB, otherFiles: 3 }),
    card(
      5,
      19,
      { is: 'stranger' },
      { description: 'Intenso Basic 16 GB', sizeBytes: 16 * GB, otherFiles: 2_418, batch: '', groupTag: '' },
    ),
  ],
  notices: [
    {
      notice: 'notice-1',
      card: 'card-0',
      number: 7,
      stickId: madeUpId('stick', 7),
      since: NOW,
      captures: 12,
      new: 11,
      seenBefore: 1,
      newDevices: 11,
      needsAttention: 2,
      newConflicts: 1,
      isIn: true,
    },
  ],
};

/** Every other state that a card can have. */
export const oddBench: BenchView = {
  ...noBench,
  revision: 7,
  trouble: 'scan-slow',
  isPolling: true,
  cards: [
    card(0, null, { is: 'looking' }, { batch: '', groupTag: '', otherFiles: null }),
    card(1, 21, { is: 'reading', filesDone: 4, filesTotal: 12, captures: 3 }),
    card(2, 22, { is: 'not-read', trouble: 'not-responding', captures: 2 }),
    card(3, 23, { is: 'cancelled', step: 'write', share: 0.4 }),
    card(4, 24, { is: 'done', notEjected: 'in-use', keptAside: 1, isNumberTaken: false }),
    card(
      5,
      123_456,
      { is: 'prepared' },
      { description: 'A stick whose maker gave it a very long name indeed, 256 GB' },
    ),
    card(6, 26, { is: 'failed', step: 'write', reason: 'full', canRetry: true, share: 0.2 }),
    leftOut,
  ],
};

/** Eight came back while nobody looked: one more than fits on a page. */
export const manyCollectedBench: BenchView = {
  ...collectedBench,
  revision: 98,
  notices: [7, 3, 4, 8, 1, 2, 10, 11].flatMap((number, index) =>
    collectedBench.notices.map((notice) => ({
      ...notice,
      notice: `notice-${number}`,
      number,
      stickId: madeUpId('stick', number),
      needsAttention: index % 3 === 0 ? 2 : 0,
      newConflicts: index === 4 ? 1 : 0,
      isIn: index === 0,
    })),
  ),
};

/** A drive that a person may choose although something speaks against it. */
export const chooseBench: BenchView = {
  ...noBench,
  revision: 12,
  cards: [
    ...collectedBench.cards.slice(1),
    {
      ...leftOut,
      description: 'Samsung T7',
      sizeBytes: 500 * GB,
      canPrepare: true,
      statuses: [{ code: 'too-large', level: 'warning' }],
    },
  ],
};

export const diskLowBench: BenchView = { ...collectedBench, trouble: 'disk-low' };

const TAGS = ['STORE-NL', 'WAREHOUSE', 'OFFICE-BE'] as const;

function rosterRow(number: number, more: Partial<RosterRow>): RosterRow {
  return {
    stickId: madeUpId('stick', number),
    number,
    place: 'out',
    isCollected: false,
    outDays: 4,
    lastSeenAt: ago({ days: 4, hours: 16 - (number % 3), minutes: number }),
    preparedAt: ago({ days: 4, hours: 16, minutes: number }),
    batch: '2026-11-20 C',
    groupTag: TAGS[number % TAGS.length] ?? '',
    orderId: number % 4 === 0 ? '' : `PO-${4_480 + number}`,
    trips: 2,
    captures: number * 3,
    ...more,
  };
}

/** Eighteen sticks: two here, nine out and one of them too long, six on the shelf. */
export const roster: readonly RosterRow[] = [
  rosterRow(7, {
    place: 'here',
    isCollected: true,
    outDays: null,
    lastSeenAt: NOW,
    batch: '2026-11-17 A',
    trips: 3,
    captures: 41,
  }),
  rosterRow(9, {
    place: 'here',
    outDays: null,
    lastSeenAt: ago({ minutes: 12 }),
    preparedAt: ago({ minutes: 12 }),
    trips: 1,
    captures: 0,
  }),
  rosterRow(5, {
    place: 'out-too-long',
    outDays: 34,
    lastSeenAt: ago({ days: 34 }),
    preparedAt: ago({ days: 34 }),
    batch: '2026-10-21 A',
    trips: 1,
    captures: 0,
  }),
  ...[3, 4, 8, 1, 2, 10, 11, 12, 13].map((number) => rosterRow(number, {})),
  ...[6, 14, 15, 16, 17, 18].map((number) =>
    rosterRow(number, {
      place: 'shelf',
      outDays: null,
      preparedAt: ago({ days: 12, minutes: number }),
      batch: '2026-11-12 B',
      trips: 4,
    }),
  ),
];

/** More than one page of them. */
export const manySticks: readonly RosterRow[] = Array.from({ length: 2_400 }, (_, index) =>
  rosterRow(index + 1, index % 3 === 0 ? { place: 'shelf', outDays: null } : {}),
);
