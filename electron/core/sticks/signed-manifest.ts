import { type CanonicalValue, canonicalJson } from '../../../shared/sticks/canonical-json.ts';
import type { SignedManifest, StickManifest } from '../../../shared/sticks/manifest.ts';
import { parseManifestText } from '../../../shared/sticks/manifest-text.ts';
import { type InstallationKey, isSignedBy } from './installation-key.ts';

export type ManifestReading =
  /** The signature holds: `isOurs` says whether it is this installation's. */
  | { readonly state: 'signed'; readonly manifest: StickManifest; readonly isOurs: boolean }
  | { readonly state: 'signature-wrong'; readonly manifest: StickManifest }
  | { readonly state: 'damaged' }
  | { readonly state: 'newer-schema'; readonly schema: number };

export function signManifest(manifest: StickManifest, key: InstallationKey): SignedManifest {
  return { manifest, publicKey: key.publicKey, signature: key.sign(signedBytes(manifest)) };
}

/** Reads the bytes of an untrusted stick.json and judges its signature. Never throws. */
export function readManifest(bytes: Uint8Array, ourPublicKey: string): ManifestReading {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { state: 'damaged' };
  }
  const parsed = parseManifestText(text);
  if (!parsed.ok) {
    return parsed.error.code === 'damaged'
      ? { state: 'damaged' }
      : { state: 'newer-schema', schema: parsed.error.schema };
  }
  const { manifest, publicKey, signature } = parsed.value;
  if (!isSignedBy(publicKey, signedBytes(manifest), signature)) return { state: 'signature-wrong', manifest };
  return { state: 'signed', manifest, isOurs: publicKey === ourPublicKey };
}

function signedBytes(manifest: StickManifest): Uint8Array {
  // An interface has no index signature, so the compiler cannot see that a manifest holds only canonical values.
  return new TextEncoder().encode(canonicalJson(manifest as unknown as CanonicalValue));
}
