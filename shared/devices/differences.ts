import { toUtcText } from '../time.ts';
import type { CaptureFacts } from './capture-facts.ts';

/** The fields of a capture that a person compares, in the order in which they are shown. */
export const COMPARED_FIELDS = [
  'serial',
  'hashSerial',
  'uuid',
  'ekSha256',
  'manufacturer',
  'product',
  'groupTag',
  'assignedUser',
  'capturedAt',
] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** One field in which two captures differ, as they have it; null where there is no readable hash to take it from. */
export interface FieldDifference {
  readonly field: ComparedField;
  readonly a: string | null;
  readonly b: string | null;
}

/** Every field in which two captures differ, to the letter; none where they agree in all. Times are UTC texts. */
export function differencesBetween(a: CaptureFacts, b: CaptureFacts): readonly FieldDifference[] {
  return COMPARED_FIELDS.map((field) => ({ field, a: fieldOf(a, field), b: fieldOf(b, field) })).filter(
    (difference) => difference.a !== difference.b,
  );
}

function fieldOf(facts: CaptureFacts, field: ComparedField): string | null {
  if (field !== 'capturedAt') return facts[field];
  return facts.capturedAtMs === null ? null : toUtcText(facts.capturedAtMs);
}
