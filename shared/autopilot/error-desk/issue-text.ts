import type { ContestedField } from '../../devices/conflict.ts';
import type { ImportField, ImportTarget } from '../import-file/import-format.ts';
import type { CarryFault } from '../import-file/import-value.ts';
import type { IssueCode } from '../issues.ts';

/** What happened, why or what it means, and what to do next. Plain text. */
export interface Explanation {
  readonly title: string;
  readonly reason: string;
  readonly nextAction: string;
}

/**
 * Values that are codes of ours and get words in each language; every other value is shown as it is. No words for a
 * code, an empty text, leave the part that names it out.
 */
export interface ValueWords {
  readonly field: Readonly<Record<ImportField | ContestedField, string>>;
  readonly why: Readonly<Record<CarryFault, string>>;
  readonly target: Readonly<Record<ImportTarget, string>>;
  /** How a serial came to differ. */
  readonly cause: Readonly<Record<'leading-zero-lost' | 'number-rounded' | 'unknown', string>>;
  /** How much was kept of a row with an odd number of cells. */
  readonly kept: Readonly<Record<'row' | 'part' | 'nothing', string>>;
}

/**
 * All words of one language. A text may name values of its issue as `{name}`, only inside square brackets: the part in
 * brackets is left out where the issue does not have one of them, so the rest must read well alone.
 */
export interface ErrorDeskTexts {
  readonly issues: Readonly<Record<IssueCode, Explanation>>;
  readonly words: ValueWords;
}
