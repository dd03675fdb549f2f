import type { Answer } from '../../../shared/ipc/contract.ts';
import { err, ok } from '../../../shared/result.ts';
import { EDIT_PART_DEVICES, makePart, planUndo, standingEdit } from '../store/device-edits.ts';
import type { EditPorts } from './edit-devices.ts';
import { unlessBusy } from './unless-busy.ts';

/**
 * Gives each device back what it had, unless another value was set on it since; at once or as a work, as `editDevices`
 * does.
 */
export async function undoEdit({ store, works }: EditPorts, editId: string): Promise<Answer<'devices:undo-edit'>> {
  return unlessBusy(async () => {
    const edit = await standingEdit(store, editId);
    if (edit === null) return err({ code: 'edit-unknown' as const, detail: '' });
    const plan = () => planUndo(store, edit);
    if (works.isEditing() || edit.devices > EDIT_PART_DEVICES) {
      return works.edit({ kind: 'undo-edit', field: edit.field, value: edit.value }, plan);
    }
    const planned = await plan();
    const { changed, changedSince } = await makePart(store, planned, planned.deviceIds);
    return ok({ of: 'done' as const, restored: changed, changedSince });
  }, err);
}
