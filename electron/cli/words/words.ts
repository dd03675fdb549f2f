import type { Language } from '../../../shared/autopilot/error-desk/issue-text.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

export type Words = typeof en;

export const WORDS: Readonly<Record<Language, Words>> = { en, nl };

/** The language of a locale such as `nl_BE.UTF-8` or `nl-NL`; English for every language that we do not speak. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('nl') ? 'nl' : 'en';
}
