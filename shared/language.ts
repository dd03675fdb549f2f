export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language that a person reads best of those that the program speaks. `locale`: such as `nl-BE` or `nl_BE.UTF-8`. */
export function languageOf(locale: string): Language {
  return LANGUAGES.find((language) => language === locale.toLowerCase().split(/[-_.]/)[0]) ?? 'en';
}

/** The language to speak for a choice in the settings; `system` follows the system's own locale. */
export function languageFor(choice: 'system' | Language, systemLocale: string): Language {
  return choice === 'system' ? languageOf(systemLocale) : choice;
}
