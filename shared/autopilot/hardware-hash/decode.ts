import { sha256 as pureSha256 } from '@noble/hashes/sha2.js';
import { err, ok, type Result } from '../../result.ts';
import { decodeBase64, firstForeignCharacter } from './base64.ts';
import { HASH_BYTES, parseContainer } from './container.ts';
import { summarize } from './summary.ts';
import type { HardwareHash, HashError, Sha256 } from './types.ts';

/** Characters of the text form, without padding. */
export const HASH_CHARACTERS = (HASH_BYTES / 3) * 4;

/**
 * Reads the text form of a hardware hash: 4000 characters of base64. White space around it and `=` at its end are
 * accepted; white space inside it is damage. Verifies structure and checksum. Any text gives a result, none throws.
 *
 * @param sha256 Node's own is faster than the pure default.
 */
export function decodeHardwareHash(text: string, sha256: Sha256 = pureSha256): Result<HardwareHash, HashError> {
  const characters = text.trim().replace(/={1,2}$/, '');
  const bytes = characters.length === HASH_CHARACTERS ? decodeBase64(characters) : null;
  return bytes === null ? err(whyNoBytes(characters)) : decodeHashBytes(bytes, sha256);
}

/** Reads the 3000 bytes of a hardware hash, as `decodeHardwareHash` does once it has decoded the text. */
export function decodeHashBytes(bytes: Uint8Array, sha256: Sha256 = pureSha256): Result<HardwareHash, HashError> {
  const container = parseContainer(bytes, sha256);
  return container.ok ? ok(summarize(container.value, sha256)) : container;
}

function whyNoBytes(characters: string): HashError {
  if (characters === '') {
    const message = `There is no hardware hash; ${HASH_CHARACTERS} characters were expected.`;
    return { code: 'hash-missing', message };
  }
  const foreignAt = firstForeignCharacter(characters);
  if (foreignAt !== -1) {
    const found = `Character ${foreignAt + 1} of ${characters.length} is outside the base64 alphabet`;
    return { code: 'hash-not-base64', message: `${found}; a hash has ${HASH_CHARACTERS} characters inside it.` };
  }
  const message = `The hash has ${characters.length} characters instead of ${HASH_CHARACTERS}.`;
  return { code: 'hash-wrong-length', message };
}
