import type { TFunction } from 'i18next';
import type { Format } from '../../i18n/format.ts';

/** What a function that makes words needs. */
export interface Words {
  readonly t: TFunction<'devices'>;
  readonly format: Format;
}
