import type { TFunction } from 'i18next';
import type { Format } from '../../../i18n/format.ts';
import type { Language } from '../../../i18n/i18n.ts';

/** What is needed to say something of a stick: the page's words, its language for the shared tables, its formats. */
export interface Say {
  readonly t: TFunction<'sticks'>;
  readonly language: Language;
  readonly format: Format;
}
