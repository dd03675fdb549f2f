import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import type { Store } from '../store/open-store.ts';
import type { DetailPorts } from './device-detail.ts';

/** The open conflicts, oldest first. */
export async function listConflictIds(_store: Store): Promise<Answer<'devices:conflicts'>> {
  throw new Error('not yet');
}

/** Two captures side by side. */
export async function conflictView(
  _ports: DetailPorts,
  _conflictId: string,
  _signal: AbortSignal,
): Promise<Answer<'devices:conflict'>> {
  throw new Error('not yet');
}

/** Keeps a person's choice and shows what it came to. */
export async function resolveConflictView(
  _ports: DetailPorts,
  _request: Request<'devices:resolve'>,
  _signal: AbortSignal,
): Promise<Answer<'devices:resolve'>> {
  throw new Error('not yet');
}
