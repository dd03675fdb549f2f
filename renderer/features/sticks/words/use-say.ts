import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Say } from './say.ts';

/** The page's words for sticks; the same object as long as the language stays. */
export function useSay(): Say {
  const { t, i18n } = useTranslation('sticks');
  const format = useFormat();
  const language = i18n.language === 'nl' ? 'nl' : 'en';
  return useMemo(() => ({ t, language, format }), [t, language, format]);
}
