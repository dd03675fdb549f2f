import { isPlaceholderSerial } from '../autopilot/checks/placeholder-serial.ts';
import type { CaptureFacts } from './capture-facts.ts';
import type { ContestedField } from './conflict.ts';
import { folded } from './identity.ts';

/**
 * A field as it is compared for contradictions; empty where there is nothing to compare. A placeholder serial is no
 * serial. Serials and user names are compared without regard to case, group tags to the letter.
 */
export function contestedValue(facts: CaptureFacts, field: ContestedField): string {
  switch (field) {
    case 'serial':
    case 'hashSerial':
      return comparableSerial(facts[field]);
    case 'groupTag':
      return facts.groupTag;
    case 'assignedUser':
      return folded(facts.assignedUser);
  }
}

/** A serial number as it is compared, or an empty text where it is missing or a placeholder. */
export function comparableSerial(serial: string | null): string {
  return serial === null || isPlaceholderSerial(serial) ? '' : folded(serial);
}
