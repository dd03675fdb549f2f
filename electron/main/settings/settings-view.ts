import type { SettingsView } from '../../../shared/ipc/settings.ts';
import type { MainContext } from '../main-context.ts';

export async function settingsView({
  settings,
  script,
  folders,
}: Pick<MainContext, 'settings' | 'script' | 'folders'>): Promise<SettingsView> {
  return {
    // First what takes time: a slow view must not bring values back that were changed meanwhile.
    script: await script.view(),
    values: settings.values(),
    locked: settings.locked,
    dataFolder: folders.data,
    logFolder: folders.logs,
    wereReset: settings.wereReset,
  };
}
