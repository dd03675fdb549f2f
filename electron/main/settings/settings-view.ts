import type { SettingsView } from '../../../shared/ipc/settings.ts';
import type { MainContext } from '../main-context.ts';

export async function settingsView({
  settings,
  script,
  folders,
}: Pick<MainContext, 'settings' | 'script' | 'folders'>): Promise<SettingsView> {
  return {
    values: settings.values(),
    locked: settings.locked,
    script: await script.view(),
    dataFolder: folders.data,
    logFolder: folders.logs,
    wereReset: settings.wereReset,
  };
}
