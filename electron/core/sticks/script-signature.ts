import { X509Certificate } from 'node:crypto';

/**
 * What a script's Authenticode signature block says. `signer` is the subject of the certificate that the signature
 * names. Nothing is verified: only Windows, with its own list of trusted publishers, can do that.
 */
export type ScriptSignature =
  | { readonly state: 'none' | 'unreadable' }
  | { readonly state: 'present'; readonly signer: string };

/** The block at the end of a signed script: a PKCS #7 message in base64, as comment lines. */
const BLOCK = /^# SIG # Begin signature block\r?\n((?:# [A-Za-z0-9+/=]+\r?\n)+)# SIG # End signature block\s*$/m;
const ANY_BLOCK = /^# SIG # Begin signature block/m;
const MAX_SIGNER = 400;

export function scriptSignature(text: string): ScriptSignature {
  if (!ANY_BLOCK.test(text)) return { state: 'none' };
  const base64 = BLOCK.exec(text)?.[1]?.replace(/^# |\r?\n/gm, '');
  const signer = base64 === undefined ? null : signerOf(Buffer.from(base64, 'base64'));
  return signer === null ? { state: 'unreadable' } : { state: 'present', signer };
}

/** Subject of the certificate that the first signer of a PKCS #7 SignedData (RFC 2315, 9) names; null for any other bytes. */
function signerOf(message: Uint8Array): string | null {
  const content = childAt(childAt(items(message)?.[0], 1), 0);
  const parts = content && items(content.value);
  if (!parts) return null;
  // version, digestAlgorithms, contentInfo, [0] certificates, [1] revocation lists, signerInfos
  const certificates = parts.find(({ tag }) => tag === TAG.certificates);
  const signerInfo = childAt(parts.at(-1), 0);
  const issuerAndSerial = childAt(signerInfo, 1);
  const named = issuerAndSerial && items(issuerAndSerial.value);
  if (certificates === undefined || named?.length !== 2) return null;
  const certificate = items(certificates.value)?.find(({ whole }) => isNamedBy(whole, named));
  return certificate === undefined ? null : subjectOf(certificate.whole);
}

/** Whether a certificate has this issuer and serial number. */
function isNamedBy(certificate: Uint8Array, [issuer, serial]: readonly DerItem[]): boolean {
  const parts = items(childAt(items(certificate)?.[0], 0)?.value ?? new Uint8Array());
  if (parts === null || issuer === undefined || serial === undefined) return false;
  // [0] version (where it is not 1), serialNumber, signature, issuer
  const at = parts[0]?.tag === TAG.version ? 1 : 0;
  return isEqual(parts[at]?.whole, serial.whole) && isEqual(parts[at + 2]?.whole, issuer.whole);
}

/** `CN=…, O=…, C=…`: on one line and in the order in which Windows shows it. */
function subjectOf(certificate: Uint8Array): string | null {
  try {
    return new X509Certificate(certificate).subject.split('\n').toReversed().join(', ').slice(0, MAX_SIGNER);
  } catch {
    return null;
  }
}

const TAG = { certificates: 0xa0, version: 0xa0 } as const;

interface DerItem {
  readonly tag: number;
  readonly value: Uint8Array;
  /** Tag, length and value. */
  readonly whole: Uint8Array;
}

/** The items that stand one after the other in DER bytes; null where they do not end where the bytes end. */
function items(bytes: Uint8Array): readonly DerItem[] | null {
  const found: DerItem[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    let size = bytes[at + 1] ?? 0;
    let start = at + 2;
    if (size > 0x80) {
      const lengthBytes = size - 0x80;
      if (lengthBytes > 4) return null;
      size = 0;
      for (const byte of bytes.subarray(start, start + lengthBytes)) size = size * 256 + byte;
      start += lengthBytes;
    }
    const end = start + size;
    if (end > bytes.length) return null;
    found.push({ tag, value: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return found;
}

function childAt(item: DerItem | undefined, index: number): DerItem | undefined {
  return item && items(item.value)?.[index];
}

function isEqual(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && Buffer.compare(a, b) === 0;
}
