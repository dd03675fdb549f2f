import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import { isOwnersBusiness } from '../collect/collect-rules.ts';
import { type ArchiveIssue, readArchive } from './read-archive.ts';

/** What any way of parsing a capture file says of it. */
interface Parsed {
  readonly rows: readonly unknown[];
  readonly issues: readonly Issue[];
}

export interface ArchivedCapture<P extends Parsed> {
  readonly label: string;
  readonly bytes: Buffer;
  readonly parsed: P;
}

export interface ArchivedCaptures<P extends Parsed> {
  /** Files with a capture, and files that should have one. */
  readonly files: readonly ArchivedCapture<P>[];
  /** Of the archive and of files that could not be read; what parsing found is with the files. */
  readonly issues: readonly ArchiveIssue[];
}

/** The captures in an archive; where there is none and nothing says why, that is an issue. Parameters as `readArchive`. */
export async function capturesInArchive<P extends Parsed>(
  bytes: Uint8Array,
  takeOwnExports: boolean,
  parse: (file: Buffer) => P,
): Promise<ArchivedCaptures<P>> {
  const { entries, issues } = await readArchive(bytes, takeOwnExports);
  const files = entries.flatMap(({ label, role, bytes: file }) => {
    const parsed = parse(file);
    const isNone = parsed.rows.length === 0 && isOwnersBusiness(role, label, parsed.issues);
    return isNone ? [] : [{ label, bytes: file, parsed }];
  });
  const isUnexplained = files.length === 0 && issues.every((found) => found.issue.severity === 'note');
  return { files, issues: isUnexplained ? [...issues, { label: '', issue: issue('archive-no-captures') }] : issues };
}
