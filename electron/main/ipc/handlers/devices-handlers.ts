import { basename } from 'node:path';
import { conflictView, listConflictIds, resolveConflictView } from '../../../core/devices/conflict-view.ts';
import { deviceCounts } from '../../../core/devices/device-counts.ts';
import { deviceDetail } from '../../../core/devices/device-detail.ts';
import { deviceFacets } from '../../../core/devices/device-facets.ts';
import { devicePage } from '../../../core/devices/device-page.ts';
import { editDevices } from '../../../core/devices/edit-devices.ts';
import { editView } from '../../../core/devices/edit-view.ts';
import { evidenceName, evidenceText, saveEvidence } from '../../../core/devices/evidence-file.ts';
import { fixDevice } from '../../../core/devices/fix-device.ts';
import { undoEdit } from '../../../core/devices/undo-edit.ts';
import { openSession, recorded } from '../../depot/depot-session.ts';
import type { MainContext } from '../../main-context.ts';
import { startOfToday } from '../../start-of-today.ts';
import { refused } from '../refused.ts';
import type { FeatureHandlers } from '../registrar.ts';

export function devicesHandlers({ clock, depots, desktop }: MainContext): FeatureHandlers<'devices'> {
  const session = () => openSession(depots);
  const store = () => session().store;
  const today = () => startOfToday(clock.nowMs());

  return {
    async 'devices:page'(request) {
      const { watch } = session();
      return devicePage(store(), request, { startOfToday: today(), revision: watch.revision() });
    },
    'devices:counts': async () => deviceCounts(store(), today()),
    'devices:facets': async () => deviceFacets(store()),
    'devices:detail': async (deviceId) => deviceDetail(session(), deviceId, session().signal),
    'devices:edit': async (request) => recorded(depots, editDevices(session(), request, today())),
    'devices:undo-edit': async (editId) => recorded(depots, undoEdit(session(), editId)),
    'devices:edit-to-undo': async (editId) => editView(store(), editId),
    'devices:fix': async (request) => recorded(depots, fixDevice(store(), request)),
    'devices:evidence': async (captureId) => evidenceText(session(), captureId, session().signal),
    async 'devices:save-evidence'(captureId) {
      const name = await evidenceName(store(), captureId);
      if (name === null) return refused('capture-unknown');
      const path = await desktop.chooseSavePlace(basename(name));
      return path === null ? refused('cancelled') : saveEvidence(session(), captureId, path, session().signal);
    },
    'devices:conflicts': async () => listConflictIds(store()),
    'devices:conflict': async (conflictId) => conflictView(session(), conflictId, session().signal),
    'devices:resolve': async (request) => recorded(depots, resolveConflictView(session(), request, session().signal)),
  };
}
