import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { KeyStore, KeyStoreError } from '../ports/key-store.ts';

/** The key that signs this installation's sticks. The private part stays inside. */
export interface InstallationKey {
  /** SPKI DER, base64. */
  readonly publicKey: string;
  /** Ed25519 signature, base64. */
  sign(bytes: Uint8Array): string;
}

/** `damaged`: there is a key, but it is none. It is not replaced, or every stick out there would become a stranger. */
export type InstallationKeyError = KeyStoreError | { readonly code: 'damaged'; readonly detail: string };

/** The installation's key; made at the first call and kept. */
export async function loadInstallationKey(store: KeyStore): Promise<Result<InstallationKey, InstallationKeyError>> {
  const kept = await store.readOrCreate(newPrivateKey);
  if (!kept.ok) return kept;
  let key: KeyObject;
  try {
    key = createPrivateKey(kept.value);
  } catch {
    return err({ code: 'damaged', detail: 'The key file does not hold a key' });
  }
  if (key.asymmetricKeyType !== 'ed25519') return err({ code: 'damaged', detail: 'The key is not an Ed25519 key' });
  return ok({
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (bytes) => sign(null, bytes, key).toString('base64'),
  });
}

/** Whether the signature over the bytes was made with the private part of this public key. Never throws. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function newPrivateKey(): string {
  // The types give a Buffer or a string by format; PEM is a string.
  return String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
}
