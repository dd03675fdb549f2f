import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import { lastEdit, standingEdit } from '../store/device-edits.ts';
import type { Store } from '../store/open-store.ts';
import { cut } from './bounded.ts';

/** What an edit set and on how many devices it still stands. Null where there is nothing to undo. */
export async function editView(
  store: Store,
  editId: Request<'devices:edit-to-undo'>,
): Promise<Answer<'devices:edit-to-undo'>> {
  const edit = editId === null ? await lastEdit(store) : await standingEdit(store, editId);
  if (edit === null) return null;
  const { field, value, at, devices } = edit;
  return { edit: edit.editId, field, value: cut(value), at, devices };
}
