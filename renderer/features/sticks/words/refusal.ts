import type { Say } from './say.ts';

/** Codes with which a channel of the sticks says no, as sentences that say what to do next. */
const REFUSALS = {
  'nothing-to-prepare': 'refused.nothing-to-prepare',
  busy: 'refused.busy',
  'card-gone': 'refused.card-gone',
  'tag-not-carried': 'refused.tag-not-carried',
  'kit-unusable': 'refused.kit-unusable',
  'not-ours': 'refused.not-ours',
  'captures-not-safe': 'refused.captures-not-safe',
  unreadable: 'refused.unreadable',
  system: 'refused.system',
  'not-there': 'refused.not-there',
  'stick-unknown': 'refused.stick-unknown',
  'stick-number-taken': 'ask.numberTaken',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export const refusalWords = (code: RefusalCode, { t }: Say): string => t(REFUSALS[code]);
