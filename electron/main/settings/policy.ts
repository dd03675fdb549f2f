import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { SETTING_NAMES, type SettingName, type SettingValues, settingValues } from '../../../shared/ipc/settings.ts';

/** What an organization has set for everybody on this PC, and nobody can change in the window. */
export interface Policy {
  readonly values: Partial<SettingValues>;
  /** `refused`: keys that are no settings, or whose value none can have: they set nothing. */
  readonly state: 'none' | 'read' | 'unreadable';
  readonly refused: number;
}

const NO_POLICY: Policy = { values: {}, state: 'none', refused: 0 };
const MAX_CHARACTERS = 64 * 1024;

/**
 * Where an administrator puts it. On Windows every user may make a folder there that is not there yet, so the folder and
 * its access list have to come with the policy.
 */
export function policyPath(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return join(env.ProgramData ?? 'C:\\ProgramData', 'Hash Courier', 'policy.json');
    case 'darwin':
      return posix.join('/Library/Application Support/Hash Courier', 'policy.json');
    default:
      return '/etc/hash-courier/policy.json';
  }
}

/** Reads the file at start-up. A key that is not understood does not void the others. */
export function readPolicy(path: string): Policy {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return isAbsent ? NO_POLICY : { ...NO_POLICY, state: 'unreadable' };
  }
  return parsePolicy(text);
}

export function parsePolicy(text: string): Policy {
  let parsed: unknown;
  try {
    // Editors on Windows put a byte order mark in front.
    parsed = text.length > MAX_CHARACTERS ? null : JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    parsed = null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return { ...NO_POLICY, state: 'unreadable' };
  }
  const asked = new Map(Object.entries(parsed));
  const values: Partial<SettingValues> = {};
  for (const name of SETTING_NAMES) if (asked.has(name)) Object.assign(values, validValue(name, asked.get(name)));
  return { values, state: 'read', refused: asked.size - Object.keys(values).length };
}

/** `{[name]: value}` where the setting can have the value, `{}` otherwise. */
export function validValue(name: SettingName, value: unknown): Partial<SettingValues> {
  const parsed = settingValues.shape[name].safeParse(value);
  return parsed.success ? { [name]: parsed.data } : {};
}
