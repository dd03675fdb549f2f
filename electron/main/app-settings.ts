import { systemClock } from '../adapters/system-ports.ts';
import type { Log } from './log.ts';
import { policyPath, readPolicy } from './settings/policy.ts';
import { createSettings, type Settings } from './settings/settings.ts';
import { openSettingsFile } from './settings/settings-file.ts';

/** The settings of a data folder under the policy of this PC. */
export function openSettings(dataFolder: string, log: Log): Settings {
  const policy = readPolicy(policyPath(process.env, process.platform));
  const stamp = new Date(systemClock.nowMs()).toISOString().replace(/\D/g, '').slice(0, 14);
  const { file, state } = openSettingsFile(dataFolder, stamp);
  log.note('settings', { file: state, policy: policy.state, policyKeysRefused: policy.refused });
  return createSettings(file, policy, state !== 'good');
}
