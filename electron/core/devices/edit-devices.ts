import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import type { Store } from '../store/open-store.ts';

export async function editDevices(
  _store: Store,
  _request: Request<'devices:edit'>,
  _startOfToday: string,
): Promise<Answer<'devices:edit'>> {
  throw new Error('not yet');
}
