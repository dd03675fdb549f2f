import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/language.ts';

/** The language of the page, for the word tables that the core shares (`explainIssue` and its like). */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'nl' ? 'nl' : 'en';
}
