import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import type { Store } from '../store/open-store.ts';

export async function fixDevice(_store: Store, _request: Request<'devices:fix'>): Promise<Answer<'devices:fix'>> {
  throw new Error('not yet');
}
