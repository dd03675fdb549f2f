import { z } from 'zod';
import { nothing, refusable, text } from './bounds.ts';
import { settingsView } from './settings.ts';

/** Which depot the window works on. */
export const depotView = z.object({
  kind: z.enum(['own', 'practice']),
  /** `opening` is short; `failed` names why the store does not open. */
  state: z.enum(['opening', 'open', 'failed']),
  failure: z
    .enum([
      'store-in-use',
      'store-disk-full',
      'store-read-only',
      'store-damaged',
      'store-not-opened',
      'store-io',
      'store-newer',
      'store-migrations-differ',
      'store-migration-failed',
      'key-unusable',
      'kit-unusable',
      'practice-folder-taken',
      'practice-not-made',
    ])
    .nullable(),
});
export type DepotView = z.infer<typeof depotView>;

export const bootView = z.object({
  version: text(40),
  electron: text(40),
  /** Whether a stand-in plays Electron. */
  isStandIn: z.boolean(),
  /** False: it runs from its sources. */
  isInstalled: z.boolean(),
  platform: z.enum(['win32', 'darwin', 'linux']),
  /** What a person reads best by the system's settings, such as `nl-BE`. */
  locale: text(40),
  settings: settingsView,
  depot: depotView,
});
export type BootView = z.infer<typeof bootView>;

export const LINKS = ['autopilot-docs'] as const;
export type LinkName = (typeof LINKS)[number];

export const appChannels = {
  'app:boot': { request: nothing, answer: bootView },
  /** Opens one of the known pages in the system's browser. */
  'app:open-link': { request: z.enum(LINKS), answer: refusable(nothing, ['not-opened']) },
  'app:open-folder': {
    request: z.enum(['data', 'logs', 'exports']),
    answer: refusable(nothing, ['not-there', 'not-opened']),
  },
  'app:copy-text': { request: text(10_000), answer: nothing },
  /** Opens the store again after it failed. */
  'app:reopen-depot': { request: nothing, answer: depotView },
} as const;
