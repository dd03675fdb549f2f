import { capturesInArchive } from '../archives/captures-in-archive.ts';
import { placeInside } from '../archives/entry-label.ts';
import type { FileDraft } from '../store/record-files.ts';
import { roleOfFile } from './collect-rules.ts';
import { type FileReading, fileDraft } from './file-reading.ts';
import type { ReadInput } from './read-captures.ts';
import { readRows } from './read-rows.ts';
import type { FoundFile } from './walk-folder.ts';

/**
 * The captures in an archive. What is wrong with an archive that nobody pointed at, and that has no capture and nothing
 * named like one, is its owner's business.
 *
 * @param bytes The whole archive.
 */
export async function readArchived(
  { path, role }: FoundFile,
  bytes: Buffer,
  companion: FileDraft['companion'],
  { limits, takeOwnExports }: Pick<ReadInput, 'limits' | 'takeOwnExports'>,
): Promise<FileReading> {
  const { files, issues } = await capturesInArchive(bytes, takeOwnExports, (file) => readRows(file, limits));
  const isTold =
    role === 'expected' || files.length > 0 || issues.some(({ label }) => roleOfFile(label) === 'expected');
  if (!isTold) return { kind: 'other' };
  return {
    kind: 'archive',
    sizeBytes: bytes.length,
    drafts: files.map((file) => fileDraft(placeInside(path, file.label), file.bytes, companion, file.parsed)),
    issues: issues.map(({ label, issue }) => ({ path: placeInside(path, label), issue })),
  };
}
