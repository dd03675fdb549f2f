import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import type { DetailPorts } from './device-detail.ts';

/** What an export would write, and what it would leave out; nothing is written. */
export async function previewExport(
  _ports: DetailPorts,
  _request: Request<'work:preview-export'>,
  _startOfToday: string,
  _signal: AbortSignal,
): Promise<Answer<'work:preview-export'>> {
  throw new Error('not yet');
}
