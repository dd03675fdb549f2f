import { createInstance } from 'i18next';
import en from '../../resources/locales/en/main.json' with { type: 'json' };
import nl from '../../resources/locales/nl/main.json' with { type: 'json' };
import type { SettingValues } from '../../shared/ipc/settings.ts';

type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
type Keys<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${Keys<T[K]>}`;
}[keyof T & string];

export type MainKey = Keys<typeof en>;

/** The few texts that main itself shows. `count` chooses between one and many. */
export type MainWords = (key: MainKey, values?: Readonly<Record<string, string | number>>) => string;

/** @param systemLocale Such as `nl-BE`; it counts where the language follows the system. */
export function mainWords(language: SettingValues['language'], systemLocale: string): MainWords {
  const translated = createInstance();
  const wanted = language === 'system' ? systemLocale : language;
  void translated.init({
    // The region stays, because it decides how numbers are written.
    lng: wanted,
    fallbackLng: { nl: ['nl'], default: ['en'] },
    resources: { en: { main: en }, nl: { main: nl } },
    defaultNS: 'main',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return (key, values = {}) => translated.t(key, values);
}
