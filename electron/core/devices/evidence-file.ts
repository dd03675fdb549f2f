import type { Answer } from '../../../shared/ipc/contract.ts';
import type { Store } from '../store/open-store.ts';
import type { DetailPorts } from './device-detail.ts';

/** The file that a capture came in, as text for the eye. */
export async function evidenceText(
  _ports: DetailPorts,
  _captureId: string,
  _signal: AbortSignal,
): Promise<Answer<'devices:evidence'>> {
  throw new Error('not yet');
}

/** What a save dialog proposes as its name; null for a capture that is unknown. */
export async function evidenceName(_store: Store, _captureId: string): Promise<string | null> {
  throw new Error('not yet');
}

/** Writes the bytes as they came, to a path that a person chose in a dialog of main. */
export async function saveEvidence(
  _ports: DetailPorts,
  _captureId: string,
  _path: string,
  _signal: AbortSignal,
): Promise<Answer<'devices:save-evidence'>> {
  throw new Error('not yet');
}
