import { z } from 'zod';
import { ok } from '../../../../shared/result.ts';
import { LINK_ADDRESSES } from '../../links.ts';
import type { MainContext } from '../../main-context.ts';
import { EXPORT_FOLDER_KEYS } from '../../settings/settings.ts';
import { settingsView } from '../../settings/settings-view.ts';
import { refused } from '../refused.ts';
import type { FeatureHandlers } from '../registrar.ts';

export function appHandlers(context: MainContext): FeatureHandlers<'app'> {
  const { about, depots, desktop, folders, settings } = context;
  return {
    'app:boot': async () => ({ ...about, settings: await settingsView(context), depot: depots.view() }),
    async 'app:open-link'(name) {
      return (await desktop.openAddress(LINK_ADDRESSES[name])) ? ok(null) : refused('not-opened');
    },
    async 'app:open-folder'(which) {
      const path = {
        data: folders.data,
        logs: folders.logs,
        exports: settings.remembered(EXPORT_FOLDER_KEYS[depots.view().kind], z.string()),
      }[which];
      const outcome = path === null ? 'not-there' : await desktop.openFolder(path);
      return outcome === 'opened' ? ok(null) : refused(outcome);
    },
    async 'app:copy-text'(text) {
      await desktop.copyText(text);
      return null;
    },
    'app:reopen-depot': () => depots.reopen(),
  };
}
