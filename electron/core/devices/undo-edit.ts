import type { Answer } from '../../../shared/ipc/contract.ts';
import type { Store } from '../store/open-store.ts';

export async function undoEdit(_store: Store, _editId: string): Promise<Answer<'devices:undo-edit'>> {
  throw new Error('not yet');
}
