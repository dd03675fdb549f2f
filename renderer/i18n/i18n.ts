import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/language.ts';
import type { words as english } from './words-en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: typeof english;
  }
}

/** Each language is a chunk of its own: the one that is not used is not loaded. */
const WORDS = {
  en: () => import('./words-en.ts'),
  nl: () => import('./words-nl.ts'),
} as const satisfies Record<Language, () => Promise<unknown>>;

export const i18n = i18next.createInstance();

/** Loads a language's words once, speaks it from now on and tells the document. */
export async function speak(language: Language): Promise<void> {
  const { words } = await WORDS[language]();
  if (i18n.isInitialized) {
    for (const [namespace, resource] of Object.entries(words)) {
      i18n.addResourceBundle(language, namespace, resource, true, true);
    }
    await i18n.changeLanguage(language);
  } else {
    await i18n.use(initReactI18next).init({
      lng: language,
      // A language that misses a key does not compile or fails its test, so there is nothing to fall back to.
      fallbackLng: false,
      ns: Object.keys(words),
      defaultNS: 'shell',
      resources: { [language]: words },
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  }
  document.documentElement.lang = language;
}
