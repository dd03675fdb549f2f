import type { Language } from '../../language.ts';
import type { Issue, IssueValues } from '../issues.ts';
import { ENGLISH } from './en.ts';
import type { ErrorDeskTexts, Explanation } from './issue-text.ts';
import { DUTCH } from './nl.ts';

export const ERROR_DESK: Readonly<Record<Language, ErrorDeskTexts>> = { en: ENGLISH, nl: DUTCH };

/** The words for an issue, its values filled in. A part whose value the issue lacks, or has empty, is left out. */
export function explainIssue({ code, values }: Pick<Issue, 'code' | 'values'>, language: Language): Explanation {
  const { issues, words } = ERROR_DESK[language];
  const text = issues[code];
  const filled = withWords(values, words);
  return {
    title: fillIn(text.title, filled),
    reason: fillIn(text.reason, filled),
    nextAction: fillIn(text.nextAction, filled),
  };
}

const OPTIONAL_PART = /\[([^\]]*)\]/g;
const PLACEHOLDER = /\{(\w+)\}/g;

function fillIn(text: string, values: IssueValues): string {
  return text.replace(OPTIONAL_PART, (_, part: string) => {
    const names = Array.from(part.matchAll(PLACEHOLDER), (match) => match[1] ?? '');
    if (names.some((name) => !Object.hasOwn(values, name) || values[name] === '')) return '';
    return part.replace(PLACEHOLDER, (_, name: string) => String(values[name]));
  });
}

/** Codes of ours, one or several with a comma between, become words of the language. */
function withWords(values: IssueValues, words: ErrorDeskTexts['words']): IssueValues {
  const filled: Record<string, string | number> = { ...values };
  for (const [name, table] of Object.entries<Readonly<Record<string, string>>>({ ...words })) {
    const value = filled[name];
    if (value === undefined) continue;
    filled[name] = String(value)
      .split(',')
      .map((code) => (Object.hasOwn(table, code) ? table[code] : code))
      .join(', ');
  }
  return filled;
}
