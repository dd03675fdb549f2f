import i18next, { type i18n } from 'i18next';
import { words as english } from '../../renderer/i18n/words-en.ts';
import { words as dutch } from '../../renderer/i18n/words-nl.ts';
import type { Language } from '../../shared/language.ts';

export type Words = i18n['t'];

/** The window's own words, so that a button is found by its name in either language. */
export async function wordsIn(language: Language): Promise<Words> {
  const own = i18next.createInstance();
  return own.init({
    lng: language,
    fallbackLng: false,
    ns: Object.keys(english),
    defaultNS: 'shell',
    resources: { en: english, nl: dutch },
    interpolation: { escapeValue: false },
  });
}
