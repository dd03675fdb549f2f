import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import { err, ok } from '../../../shared/result.ts';
import { setOnDevices } from '../store/device-edits.ts';
import type { Store } from '../store/open-store.ts';
import { editValue } from './edit-value.ts';
import { scopeFilter } from './list-filter.ts';
import { unlessBusy } from './unless-busy.ts';

/**
 * Sets a value on many devices, as one edit that can be undone.
 *
 * @param startOfToday When the local day began, as UTC text.
 */
export async function editDevices(
  store: Store,
  { scope, edit }: Request<'devices:edit'>,
  startOfToday: string,
): Promise<Answer<'devices:edit'>> {
  const value = editValue(edit);
  if (!value.ok) return value;
  return unlessBusy(async () => {
    const { editId, changed } = await setOnDevices(store, scopeFilter(scope, startOfToday), edit.field, value.value);
    // An edit of nothing has an id as well, so that undoing it says that it is unknown.
    return ok({ edit: editId ?? store.ids.ulid(), changed });
  }, err);
}
