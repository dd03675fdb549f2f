import type { Language } from '../../../shared/language.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

export type Words = typeof en;

export const WORDS: Readonly<Record<Language, Words>> = { en, nl };

const COMMAND_IN_TEXT =
  /\bhash-courier (?=(?:sticks|stage|watch|capture|collect|merge|devices|show|decode|resolve|export|practice)\b)/g;

/**
 * The words with every command in them as it has to be typed here: from a checkout the program has another name, and a
 * store in another folder has to be named.
 */
export function wordsAsTyped(words: Words, invocation: string): Words {
  // The copy has the same shape, name by name; only the compiler cannot follow that.
  return rewritten(words, (text) => text.replace(COMMAND_IN_TEXT, `${invocation} `)) as Words;
}

function rewritten(value: unknown, rewrite: (text: string) => string): unknown {
  if (typeof value === 'string') return rewrite(value);
  if (typeof value === 'function') return (...values: unknown[]) => rewritten(value(...values), rewrite);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rewritten(part, rewrite)]));
}
