import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';

/**
 * The text as every engine can store it: PostgreSQL refuses NUL. The replacement character shows that something stood
 * there; the evidence keeps the bytes.
 */
export function storableText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}

/** The same of each text that a row or its hash says. */
export function storableFacts(facts: CaptureFacts): CaptureFacts {
  return {
    ...facts,
    serial: storableText(facts.serial),
    hashSerial: facts.hashSerial === null ? null : storableText(facts.hashSerial),
    manufacturer: storableText(facts.manufacturer),
    product: storableText(facts.product),
    groupTag: storableText(facts.groupTag),
    assignedUser: storableText(facts.assignedUser),
  };
}
