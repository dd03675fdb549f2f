import type { TFunction } from 'i18next';
import type { Language } from '../../../../shared/language.ts';
import type { Format } from '../../../i18n/format.ts';

/** What is needed to say something of a stick: the page's words, its language for the shared tables, its formats. */
export interface Say {
  readonly t: TFunction<'sticks'>;
  readonly language: Language;
  readonly format: Format;
}
