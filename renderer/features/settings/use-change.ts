import { useQueryClient } from '@tanstack/react-query';
import type { SettingName, SettingsView, SettingValues } from '../../../shared/ipc/settings.ts';
import { bridge } from '../../bridge/bridge.ts';
import { useAsk } from './failures.ts';

/** Saves one setting at once. It shows its new value meanwhile and the old one again where it was refused. */
export function useChange() {
  const client = useQueryClient();
  const ask = useAsk();
  return async <N extends SettingName>(name: N, value: SettingValues[N]): Promise<void> => {
    const before = client.getQueryData<SettingsView>(['settings']);
    if (before === undefined) {
      return;
    }
    client.setQueryData(['settings'], { ...before, values: { ...before.values, [name]: value } });
    const after = await ask(name, bridge.settings.change({ [name]: value }));
    client.setQueryData(['settings'], (now: SettingsView | undefined) => {
      // Refused: this value alone goes back, for others may have been changed meanwhile.
      return after ?? (now && { ...now, values: { ...now.values, [name]: before.values[name] } });
    });
  };
}
