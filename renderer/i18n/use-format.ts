import { useTranslation } from 'react-i18next';
import { type Format, formatFor } from './format.ts';

/** English is written as in Great Britain (20 Nov 16:25) unless the system's own English is another one. */
const cache = new Map<string, Format>();

function localeFor(language: string): string {
  const system = navigator.languages.find((locale) => locale.toLowerCase().split('-')[0] === language);
  return system ?? (language === 'en' ? 'en-GB' : language);
}

/** Numbers, dates, sizes and durations as the page's language writes them; follows a live switch. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language = i18n.language;
  const known = cache.get(language);
  if (known !== undefined) {
    return known;
  }
  const made = formatFor(localeFor(language));
  cache.set(language, made);
  return made;
}
