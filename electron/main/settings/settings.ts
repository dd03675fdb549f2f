/**
 * What a person has set, what the organization has set for them, and what goes onto the sticks. Guards that a locked
 * setting never changes, that a value which cannot be read never becomes one, and that a change counts only once it is
 * kept. What goes onto the sticks counts at once: the labels that were there before would be wrong ones.
 */
import { z } from 'zod';
import {
  type Preset,
  preset,
  SETTING_NAMES,
  type SettingName,
  type SettingValues,
  type StageChoice,
  stageChoice,
} from '../../../shared/ipc/settings.ts';
import type { StageView } from '../../../shared/ipc/sticks.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { PRACTICE_CHOICE } from '../../core/practice/practice-choice.ts';
import type { DepotKind } from '../depot/depots.ts';
import { DEFAULT_SETTINGS, DEFAULT_STAGE } from './default-settings.ts';
import { type Policy, validValue } from './policy.ts';

/** Where settings are kept, key by key. */
export interface SettingsFile {
  read(key: string): unknown;
  /** False where it could not be kept. */
  write(key: string, value: unknown): boolean;
  /** Copies the file as it is, before a value in it is given up. */
  keepCopy(): void;
}

export interface Settings {
  values(): SettingValues;
  readonly locked: readonly SettingName[];
  /** Whether settings were given up at start-up because they could not be read. */
  readonly wereReset: boolean;
  change(change: SettingChange): Result<null, 'locked' | 'not-kept'>;
  /** What goes onto the sticks of a depot; the presets are the same for both. */
  stage(of: DepotKind): StageView;
  /** Used from now on; the answer says whether it is also kept for the next start. */
  setStage(of: DepotKind, choice: StageChoice): StageView;
  /** A preset of the same name is replaced. */
  savePreset(of: DepotKind, preset: Preset): Result<StageView, 'too-many' | 'not-kept'>;
  deletePreset(of: DepotKind, name: string): Result<StageView, 'not-kept'>;
  /** Something else of the program that is kept between two starts; null where there is none, or none of this shape. */
  remembered<T>(key: RememberedKey, shape: z.ZodType<T>): T | null;
  remember(key: RememberedKey, value: unknown): boolean;
  /** Of a setting or of what goes onto the sticks. @returns Ends it. */
  onChange(listener: () => void): () => void;
}

/** What is undefined stays as it is. */
export type SettingChange = { readonly [K in SettingName]?: SettingValues[K] | undefined };

export type RememberedKey = 'script' | 'window' | 'export-folder' | 'practice-export-folder' | 'tray-was-told';

/** Where the last export of each depot went: files of practice and real ones are never proposed the same folder. */
export const EXPORT_FOLDER_KEYS = {
  own: 'export-folder',
  practice: 'practice-export-folder',
} as const satisfies Record<DepotKind, RememberedKey>;

const MAX_PRESETS = 50;
const STAGE_KEYS = { own: 'stage', practice: 'practice-stage' } as const satisfies Record<DepotKind, string>;
const kept = z.record(z.string(), z.unknown());

export function createSettings(file: SettingsFile, policy: Policy, wasDamaged: boolean): Settings {
  const listeners = new Set<() => void>();
  // The keys of an object that was parsed by the settings' own names.
  const locked = Object.keys(policy.values) as SettingName[];
  let isLoss = false;

  function loaded<T>(key: string, shape: z.ZodType<T>, otherwise: T): T {
    const value = file.read(key);
    if (value === undefined) return otherwise;
    const parsed = shape.safeParse(value);
    if (!parsed.success) isLoss = true;
    return parsed.success ? parsed.data : otherwise;
  }

  let own: Partial<SettingValues> = {};
  for (const [name, value] of Object.entries(loaded('values', kept, {}))) {
    const known = SETTING_NAMES.find((setting) => setting === name);
    const valid = known === undefined ? {} : validValue(known, value);
    if (Object.keys(valid).length === 0) isLoss = true;
    own = { ...own, ...valid };
  }
  const choices = {
    own: loaded(STAGE_KEYS.own, stageChoice, DEFAULT_STAGE),
    practice: loaded(STAGE_KEYS.practice, stageChoice, PRACTICE_CHOICE),
  };
  const isKept = { own: true, practice: true };
  let presets = loaded<readonly Preset[]>('presets', z.array(preset).max(MAX_PRESETS), []);
  if (isLoss) file.keepCopy();

  const values = (): SettingValues => ({ ...DEFAULT_SETTINGS, ...own, ...policy.values });
  const stage = (of: DepotKind): StageView => ({ choice: choices[of], isKept: isKept[of], presets });
  const tellChange = () => {
    for (const listener of [...listeners]) listener();
  };

  return {
    values,
    locked,
    wereReset: wasDamaged || isLoss,
    change(change) {
      const before = values();
      const names = SETTING_NAMES.filter((name) => change[name] !== undefined && change[name] !== before[name]);
      if (names.some((name) => locked.includes(name))) return err('locked');
      if (names.length === 0) return ok(null);
      const next = { ...own, ...Object.fromEntries(names.map((name) => [name, change[name]])) };
      if (!file.write('values', next)) return err('not-kept');
      own = next;
      tellChange();
      return ok(null);
    },
    stage,
    setStage(of, next) {
      choices[of] = next;
      isKept[of] = file.write(STAGE_KEYS[of], next);
      tellChange();
      return stage(of);
    },
    savePreset(of, saved) {
      const others = presets.filter(({ name }) => name !== saved.name);
      if (others.length >= MAX_PRESETS) return err('too-many');
      const next = [...others, saved].sort((a, b) => (a.name < b.name ? -1 : 1));
      if (!file.write('presets', next)) return err('not-kept');
      presets = next;
      return ok(stage(of));
    },
    deletePreset(of, name) {
      const next = presets.filter((other) => other.name !== name);
      if (next.length < presets.length && !file.write('presets', next)) return err('not-kept');
      presets = next;
      return ok(stage(of));
    },
    remembered(key, shape) {
      const parsed = shape.safeParse(file.read(key));
      return parsed.success ? parsed.data : null;
    },
    remember: (key, value) => file.write(key, value),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
