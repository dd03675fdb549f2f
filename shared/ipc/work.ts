import { z } from 'zod';
import { IMPORT_TARGETS } from '../autopilot/import-file/import-format.ts';
import { count, list, nothing, refusable, text, token, ulid, utc } from './bounds.ts';
import { chosenFiles, deviceScope, editedField, issueView } from './devices.ts';
import { MAX_FILES_AT_ONCE } from './limits.ts';

const withheldDevice = z.object({ deviceId: ulid, serial: text(512), issues: list(issueView, 20) });

/** What an export would write, before anything is written. */
export const exportPreview = z.object({
  asked: count,
  exported: count,
  files: list(z.object({ target: z.enum(IMPORT_TARGETS), name: text(100), rows: count }), 2_000),
  /** Rows left out, and why; the first of them. */
  withheld: list(withheldDevice, 200),
  withheldTotal: count,
  /** The same summed up by issue code. */
  reasons: list(z.object({ code: issueView.shape.code, devices: count }), 100),
  conflicts: count,
});
export type ExportPreview = z.infer<typeof exportPreview>;

const workFailure = z.object({
  code: z.enum([
    'store-failed',
    'store-busy',
    'disk-full',
    'source-gone',
    'names-taken',
    'folder-not-made',
    'folder-in-use',
    'not-written',
    'unexpected',
  ]),
  detail: text(1_000),
});

/** Long work of the window other than staging: it has a count, a rate and the time left, and can be stopped. */
export const workView = z.object({
  work: token,
  kind: z.enum(['add-files', 'export', 'edit', 'undo-edit']),
  /** Which value of devices an edit or its undo changes; null for the others. */
  field: editedField.nullable(),
  /** The file's or folder's name, or the value that an edit sets. */
  title: text(300),
  /** When it began; while it waits for its turn, when it was asked for. */
  startedAt: utc,
  unit: z.enum(['files', 'bytes', 'rows', 'devices']),
  done: count,
  total: count,
  perSecond: z.number().min(0),
  leftMs: count.nullable(),
  /** Captures found so far, for `add-files`. */
  captures: count,
  state: z.enum(['running', 'stopping', 'done', 'stopped', 'failed']),
  result: z
    .discriminatedUnion('of', [
      z.object({
        of: z.literal('add-files'),
        files: count,
        captures: count,
        new: count,
        seenBefore: count,
        newDevices: count,
        newConflicts: count,
        needsAttention: count,
        /** What is wrong with files as a whole. */
        issues: list(z.object({ file: text(512), issue: issueView }), 50),
      }),
      z.object({
        of: z.literal('export'),
        exported: count,
        withheld: count,
        files: list(z.object({ name: text(100), rows: count, bytes: count, sha256: text(64) }), 2_000),
        folderName: text(300),
        /** Why the store could not note the devices as exported; the files are there all the same. */
        unnoted: workFailure.nullable(),
      }),
      /** Of an edit and of an undo; also where they were stopped or failed half way. */
      z.object({
        of: z.literal('edit'),
        edit: ulid,
        changed: count,
        /** Those that a later edit had changed: they stay as they are. */
        changedSince: count,
        /** Those that it did not come to: they are as they were. */
        left: count,
      }),
    ])
    .nullable(),
  failure: workFailure.nullable(),
});
export type WorkView = z.infer<typeof workView>;

export const workChannels = {
  /** Opens a dialog in main. `missing`: chosen, and not there any more. No file at all where a person called it off. */
  'work:choose-files': {
    request: nothing,
    answer: refusable(z.object({ files: chosenFiles, missing: count }), ['too-many']),
  },
  /** Collects files that were chosen or dropped; the tokens are used up. */
  'work:add-files': {
    request: list(token, MAX_FILES_AT_ONCE),
    answer: refusable(token, ['file-gone', 'busy']),
  },
  'work:preview-export': {
    request: z.object({ scope: deviceScope, targets: list(z.enum(IMPORT_TARGETS), IMPORT_TARGETS.length) }),
    answer: exportPreview,
  },
  /** Nobody looks at the preview any more. */
  'work:stop-preview': { request: nothing, answer: nothing },
  /** Asks for the folder in main, then works. */
  'work:export': {
    request: z.object({ scope: deviceScope, targets: list(z.enum(IMPORT_TARGETS), IMPORT_TARGETS.length) }),
    answer: refusable(token, ['cancelled', 'nothing-chosen', 'busy']),
  },
  'work:stop': { request: token, answer: nothing },
  'work:dismiss': { request: token, answer: nothing },
  'work:list': { request: nothing, answer: list(workView, 50) },
} as const;
