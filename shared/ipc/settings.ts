import { z } from 'zod';
import { label, list, nothing, refusable, text } from './bounds.ts';

const kitSettings = z.object({
  language: z.enum(['system', 'en', 'nl']),
  sound: z.boolean(),
  after: z.enum(['ask', 'shutdown', 'leave-on']),
  askFor: z.enum(['none', 'asset-tag', 'note']),
});

/** What goes onto the sticks: their labels, and what the kit does on the device. */
export const stageChoice = z.object({
  tenant: label,
  batch: label,
  groupTag: label,
  orderId: label,
  kit: kitSettings,
});
export type StageChoice = z.infer<typeof stageChoice>;

export const preset = z.object({ name: z.string().trim().min(1).max(60), choice: stageChoice });
export type Preset = z.infer<typeof preset>;

/** Everything that a person can set, as it is kept. */
export const settingValues = z.object({
  language: z.enum(['system', 'en', 'nl']),
  theme: z.enum(['system', 'light', 'dark', 'high-contrast']),
  density: z.enum(['comfortable', 'compact']),
  scriptSource: z.enum(['built-in', 'file', 'gallery']),
  galleryFeed: z.url({ protocol: /^https$/ }).max(500),
  largestDriveGib: z.union([z.literal(32), z.literal(64), z.literal(128), z.literal(256), z.literal(512)]),
  ejectWhenDone: z.boolean(),
  collectByItself: z.boolean(),
  /** Sticks that come back are prepared again at once. */
  prepareAgain: z.boolean(),
  outTooLongDays: z.union([z.literal(7), z.literal(14), z.literal(30), z.literal(60), z.literal(90)]),
  clearCollected: z.boolean(),
  sounds: z.boolean(),
  notifications: z.boolean(),
  keepInTray: z.boolean(),
  startAtSignIn: z.boolean(),
});
export type SettingValues = z.infer<typeof settingValues>;
export const SETTING_NAMES = [
  'language',
  'theme',
  'density',
  'scriptSource',
  'galleryFeed',
  'largestDriveGib',
  'ejectWhenDone',
  'collectByItself',
  'prepareAgain',
  'outTooLongDays',
  'clearCollected',
  'sounds',
  'notifications',
  'keepInTray',
  'startAtSignIn',
] as const satisfies readonly (keyof SettingValues)[];
export type SettingName = (typeof SETTING_NAMES)[number];

/** The script that reads the hash, as it would go onto a stick now. */
const scriptView = z.object({
  kind: z.enum(['built-in', 'file', 'gallery']),
  name: text(200),
  version: text(100),
  sha256: text(64),
  signer: text(500).nullable(),
});

export const settingsView = z.object({
  values: settingValues,
  /** Set by the organization; a change of these is refused. */
  locked: list(z.enum(SETTING_NAMES), SETTING_NAMES.length),
  script: scriptView,
  dataFolder: text(4_096),
  logFolder: text(4_096),
  /** Settings that could not be read were put aside and the defaults taken. */
  wereReset: z.boolean(),
});
export type SettingsView = z.infer<typeof settingsView>;

export const settingsChannels = {
  'settings:get': { request: nothing, answer: settingsView },
  'settings:change': {
    request: settingValues.partial().strict(),
    answer: refusable(settingsView, ['locked', 'not-kept', 'sign-in-not-set']),
  },
  /** Opens a dialog in main. */
  'settings:choose-script': {
    request: nothing,
    answer: refusable(settingsView, [
      'cancelled',
      'locked',
      'script-unreadable',
      'script-too-large',
      'script-no-text',
      'script-no-output-file',
      'not-kept',
    ]),
  },
  /** Downloads the gallery's script into the cache. */
  'settings:fetch-script': {
    request: nothing,
    answer: refusable(settingsView, ['locked', 'offline', 'feed-refused', 'package-unusable', 'not-kept']),
  },
} as const;
