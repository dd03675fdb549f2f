/**
 * Reading the files of an archive that may be captures. Guards that nothing an archive says of itself is believed, not
 * its sizes, names or numbers: only bytes that were really unpacked count, within limits; nothing is ever written to a
 * disk; and a file that could not be read whole is an issue and never a part of a file.
 */
import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type FileRole, HEAD_BYTES, roleOfFile, speaksOfHashes } from '../collect/collect-rules.ts';
import { sha256Hex } from '../hashing.ts';
import { EXPORT_RECORD_NAME, parseExportRecord } from '../merge/export-record.ts';
import { type ArchiveBudget, BeyondLimits, createBudget } from './archive-budget.ts';
import { archiveKindOf } from './archive-kind.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './archive-limits.ts';
import { entryLabel, placeInside, uniqueLabels } from './entry-label.ts';
import { type OpenArchive, type OpenEntry, type Step, withArchives } from './open-archive.ts';

/** A file in an archive that may be a capture, by the same rules as a file in a folder. */
export interface ArchiveEntry {
  /** Unique in the archive; what is in an archive inside it stands after `!/`. */
  readonly label: string;
  readonly role: Exclude<FileRole, 'companion' | 'ours'>;
  readonly bytes: Buffer;
}

export interface ArchiveIssue {
  /** The entry's label; empty for the archive as a whole. */
  readonly label: string;
  readonly issue: Issue;
}

export interface ArchiveContent {
  readonly entries: readonly ArchiveEntry[];
  readonly issues: readonly ArchiveIssue[];
}

/**
 * @param bytes The whole archive, of a kind that `archiveKindOf` knows.
 * @param takeOwnExports Whether files that a record in the archive names as our own exports are taken all the same.
 */
export async function readArchive(
  bytes: Uint8Array,
  takeOwnExports: boolean,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<ArchiveContent> {
  const content: Content = { entries: [], exported: new Set(), issues: [] };
  await withArchives((open) => {
    const reading = { limits, budget: createBudget(limits, bytes.length), content, open, unique: uniqueLabels() };
    try {
      readNested(reading, bytes, '', 0);
    } catch (error) {
      if (!(error instanceof BeyondLimits)) throw error;
      content.issues.push({ label: '', issue: issue('archive-too-large', null, error.values) });
    }
  });
  const { entries, exported, issues } = content;
  if (takeOwnExports || exported.size === 0) return { entries, issues };
  const own = entries.filter((entry) => exported.has(sha256Hex(entry.bytes)));
  const ownIssues = own.map(({ label }) => ({ label, issue: issue('file-own-export') }));
  return { entries: entries.filter((entry) => !own.includes(entry)), issues: [...issues, ...ownIssues] };
}

interface Content {
  readonly entries: ArchiveEntry[];
  /** SHA-256 of the files that records of our exports name. */
  readonly exported: Set<string>;
  readonly issues: ArchiveIssue[];
}

interface Reading {
  readonly limits: ArchiveLimits;
  readonly budget: ArchiveBudget;
  readonly content: Content;
  readonly open: (bytes: Uint8Array) => Step<OpenArchive>;
  readonly unique: (label: string) => string;
}

/** Calls for a next entry that may fail before an archive is given up: a name alone can be what cannot be read. */
const MOST_FAILURES = 100;

/** @param label Of the archive itself; empty for the outermost. */
function readNested(reading: Reading, bytes: Uint8Array, label: string, depth: number): void {
  const { budget, content } = reading;
  const failures: string[] = [];
  const archive = reading.open(bytes);
  if (!archive.ok) failures.push(archive.error);
  else {
    try {
      while (failures.length < MOST_FAILURES) {
        const number = budget.addEntry();
        const entry = archive.value.next();
        if (!entry.ok) failures.push(entry.error);
        else if (entry.value === null) break;
        else if (entry.value.isFile) readEntry(reading, archive.value, entry.value, { inside: label, number, depth });
      }
    } finally {
      archive.value.close();
    }
  }
  const [reason] = failures;
  if (reason !== undefined) content.issues.push({ label, issue: issue('archive-unreadable', null, { reason }) });
}

interface EntryPlace {
  /** Label of the archive that it is in. */
  readonly inside: string;
  readonly number: number;
  readonly depth: number;
}

function readEntry(reading: Reading, archive: OpenArchive, { name, isEncrypted }: OpenEntry, place: EntryPlace): void {
  const { limits, budget, content } = reading;
  const own = entryLabel(name, place.number);
  const label = reading.unique(place.inside === '' ? own : placeInside(place.inside, own));
  const addIssue = (found: Issue) => content.issues.push({ label, issue: found });

  let purpose = purposeOf(own, NO_BYTES);
  if (isEncrypted) {
    if (purpose !== 'none' || /\.(?:zip|cab)$/i.test(own)) addIssue(issue('archive-encrypted'));
    return;
  }
  const bytes = unpack(archive, budget, limits.entryBytes, (head) => {
    purpose = purposeOf(own, head);
    return purpose !== 'none' && (purpose !== 'archive' || place.depth < limits.nesting);
  });
  if (purpose === 'none') return;
  if (purpose === 'archive' && place.depth === limits.nesting) addIssue(issue('archive-nested'));
  else if (!bytes.ok) addIssue(bytes.error);
  else if (purpose === 'archive') readNested(reading, bytes.value, label, place.depth + 1);
  else if (purpose === 'record') {
    for (const { sha256 } of parseExportRecord(bytes.value.toString())) content.exported.add(sha256);
  } else {
    budget.addCapture(bytes.value.length);
    content.entries.push({ label, role: purpose, bytes: bytes.value });
  }
}

type Purpose = ArchiveEntry['role'] | 'archive' | 'record' | 'none';

const NO_BYTES = Buffer.alloc(0);

/** What a file in an archive is good for, by its path in it and its first bytes. */
function purposeOf(path: string, head: Buffer): Purpose {
  if (archiveKindOf(head) !== null) return 'archive';
  if (path.endsWith(EXPORT_RECORD_NAME)) return 'record';
  const role = roleOfFile(path);
  if (role === 'companion' || role === 'ours') return 'none';
  return role !== 'other' || speaksOfHashes(head.subarray(0, HEAD_BYTES)) ? role : 'none';
}

/**
 * Reads an entry to its end, also where nothing of it is kept: what is skipped would be unpacked without being counted,
 * and skipping gives wrong bytes in a CAB with several folders (libarchive before its pull request 3442 of 2026).
 *
 * @param isKept Asked once, with the first bytes.
 */
function unpack(
  archive: OpenArchive,
  budget: ArchiveBudget,
  limit: number,
  isKept: (head: Buffer) => boolean,
): Result<Buffer, Issue> {
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  for (let isWanted: boolean | null = null; ; ) {
    const chunk = archive.read();
    if (!chunk.ok) return err(issue('archive-unreadable', null, { reason: chunk.error }));
    const part = chunk.value ?? NO_BYTES;
    isWanted ??= isKept(Buffer.from(part.buffer, part.byteOffset, part.length));
    if (chunk.value === null) break;
    sizeBytes += part.length;
    budget.addUnpacked(part.length);
    if (isWanted && sizeBytes <= limit) parts.push(Buffer.from(part));
  }
  if (sizeBytes > limit) return err(issue('file-too-large', null, { bytes: sizeBytes, limit }));
  return ok(Buffer.concat(parts));
}
