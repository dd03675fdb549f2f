import type { Answer } from '../../../shared/ipc/contract.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import type { Store } from '../store/open-store.ts';

export interface DetailPorts {
  readonly store: Store;
  readonly bulk: BulkRunner;
}

/** All about one device: what its hash says, its captures, and what happened to it. */
export async function deviceDetail(
  _ports: DetailPorts,
  _deviceId: string,
  _signal: AbortSignal,
): Promise<Answer<'devices:detail'>> {
  throw new Error('not yet');
}
