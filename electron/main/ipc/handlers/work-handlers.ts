import { z } from 'zod';
import { MAX_FILES_AT_ONCE } from '../../../../shared/ipc/limits.ts';
import { ok } from '../../../../shared/result.ts';
import { previewExport } from '../../../core/devices/preview-export.ts';
import { openSession } from '../../depot/depot-session.ts';
import type { MainContext } from '../../main-context.ts';
import { EXPORT_FOLDER_KEYS } from '../../settings/settings.ts';
import { startOfToday } from '../../start-of-today.ts';
import { refused } from '../refused.ts';
import { type FeatureHandlers, Superseded } from '../registrar.ts';

export function workHandlers({ clock, depots, desktop, files, settings }: MainContext): FeatureHandlers<'work'> {
  const session = () => openSession(depots);
  let preview = new AbortController();

  return {
    async 'work:choose-files'() {
      const paths = await desktop.chooseFiles();
      if (paths.length > MAX_FILES_AT_ONCE) return refused('too-many');
      const found = await files.give(paths);
      return ok({ files: found, missing: paths.length - found.length });
    },
    async 'work:add-files'(tokens) {
      const { works } = session();
      const paths = files.take(tokens);
      return paths === null || paths.length === 0 ? refused('file-gone') : works.addFiles(paths);
    },
    async 'work:preview-export'(request) {
      const depot = session();
      // The window shows one at a time; the one before is of other files.
      preview.abort(new Superseded());
      preview = new AbortController();
      const signal = AbortSignal.any([depot.signal, preview.signal]);
      return previewExport(depot, request, startOfToday(clock.nowMs()), signal);
    },
    async 'work:stop-preview'() {
      preview.abort(new Superseded());
      return null;
    },
    async 'work:export'({ scope, targets }) {
      if (targets.length === 0) return refused('nothing-chosen');
      // Asked for before the dialog, so that nobody chooses a folder for nothing.
      const { practice } = session();
      const key = EXPORT_FOLDER_KEYS[practice === null ? 'own' : 'practice'];
      const before = practice?.depot.exportFolder ?? settings.remembered(key, z.string());
      const folder = await desktop.chooseFolder('export', before);
      if (folder === null) return refused('cancelled');
      settings.remember(key, folder);
      return session().works.export(scope, targets, folder);
    },
    async 'work:stop'(work) {
      session().works.stop(work);
      return null;
    },
    async 'work:dismiss'(work) {
      session().works.dismiss(work);
      return null;
    },
    'work:list': async () => session().works.list(),
  };
}
