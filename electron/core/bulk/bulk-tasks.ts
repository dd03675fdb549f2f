/**
 * The work that runs in worker threads: each entry is one task, called with a value that can be cloned and answering
 * with one. The pool in `adapters/workers` loads this file in every thread; nothing else crosses between threads.
 */
import { readCaptures } from '../collect/read-captures.ts';
import { readHashes } from '../collect/read-hashes.ts';
import { walkFolder } from '../collect/walk-folder.ts';
import { readEvidenceText, saveEvidenceFile } from '../devices/evidence-task.ts';
import { readRows } from '../merge/rows-task.ts';
import { scanArchive } from '../merge/scan-archive.ts';
import { scanParts } from '../merge/scan-task.ts';
import { writeImportFile } from '../merge/write-task.ts';

export const bulkTasks = {
  'collect:walk': walkFolder,
  'collect:read': readCaptures,
  'collect:hashes': readHashes,
  'devices:evidence': readEvidenceText,
  'devices:save-evidence': saveEvidenceFile,
  'merge:scan': scanParts,
  'merge:archive': scanArchive,
  'merge:rows': readRows,
  'merge:write': writeImportFile,
} as const;

export type BulkTasks = typeof bulkTasks;
