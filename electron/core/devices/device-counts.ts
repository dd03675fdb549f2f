import type { Answer } from '../../../shared/ipc/contract.ts';
import type { Store } from '../store/open-store.ts';

/** The numbers on the quick choices, over all active devices. @param startOfToday When the local day began, UTC text. */
export async function deviceCounts(_store: Store, _startOfToday: string): Promise<Answer<'devices:counts'>> {
  throw new Error('not yet');
}
