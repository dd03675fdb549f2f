import type { IssueCode } from '../../../shared/autopilot/issues.ts';
import { MANIFEST_PATH } from '../../../shared/sticks/stick-layout.ts';
import type { CollectStop } from '../../core/collect/collect-result.ts';
import type { SourceCollected } from '../../core/collect/collect-source.ts';
import type { CliContext } from '../context.ts';
import type { Words } from '../words/words.ts';
import { issueLines, type ListedIssue } from './issue-lines.ts';

/** What a source is called: a stick by its number, anything else by its path. */
export function sourceName(
  path: string,
  { identity, manifest }: Pick<SourceCollected, 'identity' | 'manifest'>,
  words: Words,
): string {
  if (manifest === null) return path;
  const name = words.stage.stick(manifest.number);
  return identity.state === 'ours' ? name : words.collect.ofOtherInstallation(name);
}

/** Everything that was met at a source, its kit and manifest first. */
export function sourceIssues(path: string, { kitIssues, result }: SourceCollected): readonly ListedIssue[] {
  return [
    ...kitIssues.map((issue) => ({ file: String(issue.values.path ?? MANIFEST_PATH), issue })),
    ...result.issues.map((found) => ({ file: found.path === '' ? path : found.path, issue: found.issue })),
  ];
}

/** Issues of what was not read, so that nothing of it is stored. */
const UNREAD: ReadonlySet<IssueCode> = new Set([
  'file-unreadable',
  'file-in-use',
  'file-too-large',
  'file-changed',
  'archive-unreadable',
  'archive-encrypted',
  'archive-too-large',
  'folder-unreadable',
  'walk-too-deep',
  'walk-too-many-files',
]);

/** What came of collecting a source: the summary, what needs a person, what is safe, and what ended it early. */
export function collectedLines(
  path: string,
  source: SourceCollected,
  context: Pick<CliContext, 'words' | 'language' | 'dataFolder'>,
): readonly string[] {
  const { words, language } = context;
  const { captures, seenBefore, newDevices, newConflicts, otherFiles, stopped, ...result } = source.result;
  const say = words.collect;
  const isWhole = stopped === null && !result.issues.some(({ issue }) => UNREAD.has(issue.code));
  const onlyRead = source.manifest === null ? say.onlyRead : say.stickOnlyRead;
  const safe = isWhole ? say.allStored(captures) : say.storedSoFar(captures);
  const issues = sourceIssues(path, source);
  return [
    say.summary(sourceName(path, source, words), captures, result.new, seenBefore),
    ...issueLines(issues, language).map((line) => `  ${line}`),
    ...[
      captures > 0 ? `${safe} ${onlyRead}` : onlyRead,
      ...(captures === 0 && issues.length === 0 && isWhole ? [say.nothing] : []),
      ...(newDevices > 0 ? [say.newDevices(newDevices)] : []),
      ...(otherFiles > 0 ? [say.otherFiles(otherFiles)] : []),
      ...(newConflicts > 0 ? [say.newConflicts(newConflicts)] : []),
      ...(source.manifest !== null && source.roster?.ok === false ? [say.notInRoster(source.manifest.number)] : []),
      ...(stopped === null ? [] : [stopText(stopped, context)]),
    ].map((line) => `  ${line}`),
  ];
}

/** Why collecting ended before everything was looked at, and what to do. */
export function stopText(
  stopped: CollectStop,
  { words, dataFolder }: Pick<CliContext, 'words' | 'dataFolder'>,
): string {
  switch (stopped.reason) {
    case 'aborted':
      return words.collect.stopped;
    case 'source-gone':
      return words.collect.sourceGone;
    case 'store-failed':
      return words.errors.store[stopped.error.code](dataFolder);
  }
}
