import { ok, type Result } from '../../../../shared/result.ts';
import type { MainContext } from '../../main-context.ts';
import { settingsView } from '../../settings/settings-view.ts';
import { refused } from '../refused.ts';
import type { FeatureHandlers } from '../registrar.ts';

export function settingsHandlers(context: MainContext): FeatureHandlers<'settings'> {
  const { settings, script, desktop, signIn } = context;

  async function viewOr<const C extends string>(outcome: Result<null, C>) {
    return outcome.ok ? ok(await settingsView(context)) : refused(outcome.error);
  }

  /** Whether the organization has set another source of the script. */
  const isLocked = (source: 'file' | 'gallery') =>
    settings.locked.includes('scriptSource') && settings.values().scriptSource !== source;

  return {
    'settings:get': () => settingsView(context),
    async 'settings:change'(change) {
      const { scriptSource, startAtSignIn } = change;
      // A source without a script would leave nothing to put onto the sticks.
      if (scriptSource !== undefined && !(await script.isReady(scriptSource))) return refused('not-kept');
      const outcome = settings.change(change);
      if (outcome.ok && startAtSignIn !== undefined) {
        await signIn?.upToDate();
        if (settings.values().startAtSignIn !== startAtSignIn) return refused('sign-in-not-set');
      }
      return viewOr(outcome);
    },
    async 'settings:choose-script'() {
      if (isLocked('file')) return refused('locked');
      const path = await desktop.chooseScript();
      return path === null ? refused('cancelled') : viewOr(await script.chooseFile(path));
    },
    async 'settings:fetch-script'() {
      if (isLocked('gallery')) return refused('locked');
      // The feed ends by itself within a minute.
      return viewOr(await script.fetchFromGallery(new AbortController().signal));
    },
  };
}
