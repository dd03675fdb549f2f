import type { Answer } from '../../../shared/ipc/contract.ts';
import type { Store } from '../store/open-store.ts';

/** What the devices can be filtered by: the values that there are, most devices first. */
export async function deviceFacets(_store: Store): Promise<Answer<'devices:facets'>> {
  throw new Error('not yet');
}
