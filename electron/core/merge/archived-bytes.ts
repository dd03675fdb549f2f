import { readArchive } from '../archives/read-archive.ts';
import { readAt } from '../collect/read-file.ts';
import { type Source, SourceFailure, withSource } from './source-lines.ts';

/**
 * Reads files in archives again that a scan has read before. The archive that was read last stays at hand, as pieces of
 * one archive follow each other. Throws a SourceFailure where it is gone or is not what was scanned.
 */
export function createArchivedReader(): (source: Source, label: string) => Promise<Buffer> {
  let path = '';
  let files: ReadonlyMap<string, Buffer> = new Map();
  return async (source, label) => {
    if (path !== source.source) {
      const archive = withSource(source, (file, sizeBytes) => readAt(file, 0, sizeBytes));
      // What was left out by the scan is not asked for here.
      const { entries } = await readArchive(archive, true);
      files = new Map(entries.map((entry) => [entry.label, entry.bytes]));
      path = source.source;
    }
    const bytes = files.get(label);
    if (bytes === undefined) throw new SourceFailure('source-changed', source.source, 'A file in it has gone.');
    return bytes;
  };
}
