import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import { err, ok } from '../../../shared/result.ts';
import { EDIT_PART_DEVICES, makePart, planEdit } from '../store/device-edits.ts';
import type { Store } from '../store/open-store.ts';
import type { Works } from '../work/works.ts';
import { editValue } from './edit-value.ts';
import { scopeFilter } from './list-filter.ts';
import { unlessBusy } from './unless-busy.ts';

export interface EditPorts {
  readonly store: Store;
  readonly works: Pick<Works, 'edit' | 'isEditing'>;
}

/**
 * Sets a value on many devices, as one edit that can be undone: at once, or as a work where they are too many for that or
 * where it has to wait for such a work, so that of two edits the one that was asked for last stands.
 *
 * @param startOfToday When the local day began, as UTC text.
 */
export async function editDevices(
  { store, works }: EditPorts,
  { scope, edit }: Request<'devices:edit'>,
  startOfToday: string,
): Promise<Answer<'devices:edit'>> {
  const value = editValue(edit);
  if (!value.ok) return value;
  const about = { kind: 'edit', field: edit.field, value: value.value } as const;
  const plan = () => planEdit(store, scopeFilter(scope, startOfToday), about.field, about.value);
  if (works.isEditing()) return works.edit(about, plan);
  return unlessBusy(async () => {
    const planned = await plan();
    if (planned.deviceIds.length > EDIT_PART_DEVICES) return works.edit(about, async () => planned);
    // An edit of nothing has an id as well, so that undoing it says that it is unknown.
    const made = await makePart(store, planned, planned.deviceIds);
    return ok({ of: 'done' as const, edit: planned.editId, ...made });
  }, err);
}
