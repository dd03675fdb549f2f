import { explainIssue } from '../../../shared/autopilot/error-desk/explain-issue.ts';
import { type Issue, SEVERITIES } from '../../../shared/autopilot/issues.ts';
import type { Language } from '../../../shared/language.ts';
import { WORDS } from '../words/words.ts';

/** An issue with the file it is about, as a person should see the file's name. */
export interface ListedIssue {
  readonly file: string;
  readonly issue: Issue;
}

/** Stands before what needs a person, in lists and tables alike. */
export const MARKS = { error: '×', warning: '!', note: '·' } as const;
const MOST_OF_A_KIND = 10;

/**
 * The issues for a person: errors first and those of a kind together, each with its place and reason, the advice once.
 */
export function issueLines(issues: readonly ListedIssue[], language: Language): readonly string[] {
  const words = WORDS[language];
  const kinds = Map.groupBy(issues, ({ issue }) => issue.code);
  const sorted = [...kinds.values()].toSorted((a, b) => rank(a) - rank(b));
  return sorted.flatMap((kind) => {
    const [first] = kind;
    if (first === undefined) return [];
    const { title, nextAction } = explainIssue(first.issue, language);
    return [
      `${MARKS[first.issue.severity]} ${title} (${words.number(kind.length)})`,
      ...kind.slice(0, MOST_OF_A_KIND).map(({ file, issue }) => {
        const place = issue.row === null ? file : `${file}, ${words.row(issue.row)}`;
        return `    ${place}: ${explainIssue(issue, language).reason}`;
      }),
      ...(kind.length > MOST_OF_A_KIND ? [`    ${words.andMore(kind.length - MOST_OF_A_KIND)}`] : []),
      `  ${words.whatToDo}: ${nextAction}`,
    ];
  });
}

function rank([first]: readonly ListedIssue[]): number {
  return first === undefined ? SEVERITIES.length : SEVERITIES.indexOf(first.issue.severity);
}

/** The issue as `--json` prints it. */
export function issueJson({ file, issue }: ListedIssue, language: Language) {
  const { title, reason } = explainIssue(issue, language);
  return {
    code: issue.code,
    severity: issue.severity,
    file,
    row: issue.row,
    message: reason === '' ? title : `${title}: ${reason}`,
  };
}
