import type { SettingsView } from '../../../shared/ipc/settings.ts';
import type { MainContext } from '../main-context.ts';

export async function settingsView({
  settings,
  script,
  folders,
}: Pick<MainContext, 'settings' | 'script' | 'folders'>): Promise<SettingsView> {
  const scriptView = await script.view();
  return {
    // Read last: a view that took longer must not bring values back that were changed meanwhile.
    values: settings.values(),
    locked: settings.locked,
    script: scriptView,
    dataFolder: folders.data,
    logFolder: folders.logs,
    wereReset: settings.wereReset,
  };
}
