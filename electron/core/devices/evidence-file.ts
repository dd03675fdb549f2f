import type { Answer } from '../../../shared/ipc/contract.ts';
import { err, ok } from '../../../shared/result.ts';
import type { EvidenceDraft } from '../store/capture-draft.ts';
import { readEvidence } from '../store/evidence.ts';
import { reading, type Store } from '../store/open-store.ts';
import { cut } from './bounded.ts';
import type { DetailPorts } from './device-detail.ts';

const MOST_CHARS = 100_000;
const NAME_CHARS = 300;
const FALLBACK_NAME = 'hardwarehash.csv';

/** The file that a capture came in, as text for the eye; a long one is cut around the row of the capture. */
export async function evidenceText(
  { store, bulk }: DetailPorts,
  captureId: string,
  signal: AbortSignal,
): Promise<Answer<'devices:evidence'>> {
  const found = await evidenceOf(reading(store), captureId);
  if (found === null) return err({ code: 'capture-unknown', detail: '' });
  const { file, name, row } = found;
  const read = file && (await bulk.run('devices:evidence', { file, row, maxChars: MOST_CHARS }, signal));
  if (file === null || read === null) return err({ code: 'evidence-damaged', detail: '' });
  const { text, isCut } = read;
  return ok({ fileName: name, sizeBytes: file.sizeBytes, sha256: file.sha256, text, isCut });
}

/** What a save dialog proposes as its name; null for a capture that is unknown. */
export async function evidenceName(store: Store, captureId: string): Promise<string | null> {
  return (await evidenceOf(reading(store), captureId, false))?.name ?? null;
}

/** Writes the bytes as they came, to a path that a person chose in a dialog of main. */
export async function saveEvidence(
  { store, bulk }: DetailPorts,
  captureId: string,
  path: string,
  signal: AbortSignal,
): Promise<Answer<'devices:save-evidence'>> {
  const found = await evidenceOf(reading(store), captureId);
  if (found === null) return err({ code: 'capture-unknown', detail: '' });
  if (found.file === null) return err({ code: 'evidence-damaged', detail: '' });
  const temporaryName = `hash-courier-${store.ids.ulid()}.part`;
  const failure = await bulk.run('devices:save-evidence', { file: found.file, path, temporaryName }, signal);
  return failure === null ? ok(null) : err({ code: failure.code, detail: failure.reason });
}

interface FoundEvidence {
  readonly file: EvidenceDraft | null;
  readonly name: string;
  readonly row: number;
}

/** The name is that of the file where it was seen last, or of the archive's entry. */
async function evidenceOf(store: Store, captureId: string, withBytes = true): Promise<FoundEvidence | null> {
  const capture = await store.db
    .selectFrom('captures')
    .leftJoin('sightings', 'sightings.sha256', 'captures.file_sha256')
    .where('captures.id', '=', captureId)
    .orderBy('sightings.last_seen_at', 'desc')
    .select(['captures.file_sha256', 'captures.row_number', 'sightings.path', 'sightings.source'])
    .executeTakeFirst();
  if (capture === undefined) return null;
  const [file = null] = withBytes ? await readEvidence(store, [capture.file_sha256]) : [];
  return { file, name: fileName(capture.path || capture.source || ''), row: capture.row_number };
}

/** No path, and nothing that a file system refuses in a name. */
function fileName(path: string): string {
  const name = (path.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}<>:"|?*]/gu, '_').trim();
  return cut(name || FALLBACK_NAME, NAME_CHARS);
}
