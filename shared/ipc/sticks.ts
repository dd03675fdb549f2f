import { z } from 'zod';
import type { DriveStatusCode } from '../sticks/drive-status.ts';
import { DRIVE_STATUS_LEVEL } from '../sticks/drive-status.ts';
import { EJECT_REASONS, STAGE_REASONS } from '../sticks/stage-reason.ts';
import { STAGE_STEPS } from '../sticks/stage-result.ts';
import { count, label, list, nothing, refusable, text, token, ulid, utc } from './bounds.ts';
import { preset, stageChoice } from './settings.ts';

// The keys of a table of ours: Object.keys only knows them as strings.
const STATUS_CODES = Object.keys(DRIVE_STATUS_LEVEL) as [DriveStatusCode, ...DriveStatusCode[]];
const statusCode = z.enum(STATUS_CODES);
const stickNumber = z.int().min(1).max(999_999);

/** Why a drive was not read to its end. `not-asked`: it holds files to collect, and collecting by itself is off. */
const readTrouble = z.enum([
  'source-gone',
  'not-responding',
  'unreadable',
  'store-busy',
  'store-failed',
  'disk-low',
  'not-asked',
  'aborted',
]);

/** What is going on with one drive: exactly one of these. */
const cardState = z.discriminatedUnion('is', [
  /** Plugged in, not looked at yet. */
  z.object({ is: z.literal('looking') }),
  z.object({ is: z.literal('reading'), filesDone: count, filesTotal: count, captures: count }),
  /** Not one of ours yet; nothing speaks against preparing it. */
  z.object({ is: z.literal('stranger') }),
  /** Ours, prepared and not used since. */
  z.object({ is: z.literal('prepared') }),
  z.object({
    is: z.literal('collected'),
    captures: count,
    new: count,
    seenBefore: count,
    newDevices: count,
    needsAttention: count,
    newConflicts: count,
    /** What is wrong with its kit or manifest. */
    kitProblems: count,
  }),
  z.object({ is: z.literal('not-read'), trouble: readTrouble, captures: count }),
  /** In a run, not begun yet. */
  z.object({ is: z.literal('waiting') }),
  z.object({
    is: z.literal('working'),
    step: z.enum(STAGE_STEPS),
    filesTotal: count,
    filesWritten: count,
    filesVerified: count,
    /** 0 to 1, over all steps; never goes down. */
    share: z.number().min(0).max(1),
  }),
  z.object({
    is: z.literal('done'),
    /** Null: it was ejected and can be taken out. */
    notEjected: z.enum(EJECT_REASONS).nullable(),
    keptAside: count,
    /** The roster could not take it under this number. */
    isNumberTaken: z.boolean(),
  }),
  z.object({
    is: z.literal('failed'),
    step: z.enum(STAGE_STEPS),
    reason: z.enum(STAGE_REASONS),
    canRetry: z.boolean(),
    share: z.number().min(0).max(1),
  }),
  z.object({ is: z.literal('cancelled'), step: z.enum(STAGE_STEPS), share: z.number().min(0).max(1) }),
  /** Not read and not written; `statuses` say why. */
  z.object({ is: z.literal('left-out') }),
]);
export type CardState = z.infer<typeof cardState>;

/** One drive on the bench. */
export const stickCard = z.object({
  card: token,
  /** Cards are shown in this order; a card keeps its place while it is there. */
  slot: count,
  /** What is written on the stick, or the number that it would get; null where it gets none. */
  number: stickNumber.nullable(),
  /** False: it has been taken out and its card stays until it is dismissed or comes back. */
  isIn: z.boolean(),
  isPractice: z.boolean(),
  isSystem: z.boolean(),
  description: text(300),
  sizeBytes: count.nullable(),
  /** USB port as numbers from the root hub on, such as `2.4`; null where the system does not tell. */
  port: text(40).nullable(),
  /** Where the system shows it: `E:` or the name of its mount. */
  place: text(300).nullable(),
  batch: label,
  groupTag: label,
  /** Files that are not ours; null until it was read. */
  otherFiles: count.nullable(),
  statuses: list(z.object({ code: statusCode, level: z.enum(['error', 'warning']) }), STATUS_CODES.length),
  /** Whether "Prepare n sticks" takes it along, and whether it may be prepared when a person names it. */
  isSafe: z.boolean(),
  canPrepare: z.boolean(),
  state: cardState,
});
export type StickCard = z.infer<typeof stickCard>;

/** The run of "Prepare n sticks"; it stays after its end until the next begins or it is dismissed. */
const stageRun = z.object({
  run: token,
  sticks: count,
  done: count,
  failed: count,
  cancelled: count,
  leftOut: count,
  /** Of those that failed or were cancelled, the ones that are in and can begin once more. */
  again: z.object({ failed: count, cancelled: count }),
  /** Written and read back, over all sticks. */
  filesDone: count,
  filesTotal: count,
  filesPerSecond: z.number().min(0),
  /** Null in the first three seconds and at the end. */
  leftMs: count.nullable(),
  isCancelling: z.boolean(),
  hasEnded: z.boolean(),
  kitFiles: count,
  kitBytes: count,
  kitVersion: text(40),
  choice: stageChoice,
});
export type StageRun = z.infer<typeof stageRun>;

/** A stick that has just been collected: what the notice says. */
const collectedNotice = z.object({
  notice: token,
  card: token,
  number: stickNumber.nullable(),
  stickId: ulid.nullable(),
  /** When its collection began: its new devices are those that are new since then. */
  since: utc,
  captures: count,
  new: count,
  seenBefore: count,
  newDevices: count,
  needsAttention: count,
  newConflicts: count,
  isIn: z.boolean(),
});
export type CollectedNotice = z.infer<typeof collectedNotice>;

/** All that the page of the sticks shows above its roster. */
export const benchView = z.object({
  revision: count,
  cards: list(stickCard, 200),
  hiddenSystemDrives: count,
  run: stageRun.nullable(),
  /** Newest first. */
  notices: list(collectedNotice, 20),
  trouble: z.enum(['scan-failed', 'scan-slow', 'module-missing', 'store-failed', 'disk-low']).nullable(),
  /** Set where changes are seen by polling only. */
  isPolling: z.boolean(),
  isWatching: z.boolean(),
});
export type BenchView = z.infer<typeof benchView>;

const rosterPlace = z.enum(['here', 'out', 'out-too-long', 'shelf', 'retired']);
export const rosterFilter = z.object({
  place: z.enum(['all', 'here', 'out', 'out-too-long', 'shelf', 'retired']),
  search: text(200),
  sort: z.enum(['number', 'where', 'last-seen', 'prepared', 'captures']),
  isDescending: z.boolean(),
});
export type RosterFilter = z.infer<typeof rosterFilter>;

const rosterRow = z.object({
  stickId: ulid,
  number: stickNumber.nullable(),
  place: rosterPlace,
  /** For `here`: what its card says. */
  isCollected: z.boolean(),
  outDays: count.nullable(),
  lastSeenAt: utc,
  preparedAt: utc,
  batch: label,
  groupTag: label,
  orderId: label,
  trips: count,
  captures: count,
});
export type RosterRow = z.infer<typeof rosterRow>;

export const rosterView = z.object({
  rows: list(rosterRow, 200),
  total: count,
  counts: z.object({ all: count, here: count, out: count, outTooLong: count, shelf: count, retired: count }),
});
export type RosterView = z.infer<typeof rosterView>;

const stageView = z.object({
  choice: stageChoice,
  /** False: the choice is used until the program closes, because it could not be kept. */
  isKept: z.boolean(),
  presets: list(preset, 50),
});
export type StageView = z.infer<typeof stageView>;

const NOT_STARTED = ['nothing-to-prepare', 'busy', 'card-gone', 'tag-not-carried', 'kit-unusable'] as const;

export const sticksChannels = {
  'sticks:bench': { request: nothing, answer: benchView },
  /** Prepares every safe stick, or the cards that are named, for which a person accepted their warnings. */
  'sticks:prepare': {
    request: z.object({ cards: list(token, 200).nullable(), accepted: list(statusCode, STATUS_CODES.length) }),
    answer: refusable(z.object({ sticks: count }), NOT_STARTED),
  },
  /** Ends each stick after the file that it is at. */
  'sticks:cancel': { request: nothing, answer: nothing },
  /** Prepares the sticks of the last run that ended so, with what they were to be prepared with. */
  'sticks:again': {
    request: z.enum(['failed', 'cancelled']),
    answer: refusable(z.object({ sticks: count }), NOT_STARTED),
  },
  'sticks:collect': { request: token, answer: refusable(nothing, ['card-gone', 'busy']) },
  'sticks:eject': {
    request: token,
    answer: refusable(nothing, ['card-gone', 'busy', ...EJECT_REASONS]),
  },
  /** Removes our own files from a stick whose captures are all stored. */
  'sticks:clear': {
    request: token,
    answer: refusable(z.object({ removed: count, stayed: count }), [
      'card-gone',
      'busy',
      'not-ours',
      'captures-not-safe',
      'unreadable',
    ]),
  },
  /** Takes a card or a notice away that is over. */
  'sticks:dismiss': { request: token, answer: nothing },
  'sticks:add-folder': { request: nothing, answer: refusable(nothing, ['cancelled', 'system', 'not-there']) },
  'sticks:roster': {
    request: z.object({ filter: rosterFilter, cursor: count, limit: z.int().min(1).max(200) }),
    answer: rosterView,
  },
  'sticks:renumber': {
    request: z.object({ stickId: ulid, number: stickNumber }),
    answer: refusable(nothing, ['stick-unknown', 'stick-number-taken']),
  },
  'sticks:place': {
    request: z.object({ stickId: ulid, place: z.enum(['out', 'shelf', 'retired']) }),
    answer: refusable(nothing, ['stick-unknown']),
  },
  'sticks:stage-view': { request: nothing, answer: stageView },
  'sticks:set-stage': { request: stageChoice, answer: refusable(stageView, ['tag-not-carried']) },
  'sticks:save-preset': { request: preset, answer: refusable(stageView, ['too-many', 'not-kept']) },
  'sticks:delete-preset': { request: text(60), answer: refusable(stageView, ['not-kept']) },
} as const;
