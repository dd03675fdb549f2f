import type { Answer } from '../../../shared/ipc/contract.ts';
import { err, ok } from '../../../shared/result.ts';
import { takeBackEdit } from '../store/device-edits.ts';
import type { Store } from '../store/open-store.ts';
import { unlessBusy } from './unless-busy.ts';

/** Gives each device back what it had, unless another value was set on it since. */
export async function undoEdit(store: Store, editId: string): Promise<Answer<'devices:undo-edit'>> {
  return unlessBusy(async () => {
    const undone = await takeBackEdit(store, editId);
    return undone === null ? err({ code: 'edit-unknown' as const, detail: '' }) : ok(undone);
  }, err);
}
