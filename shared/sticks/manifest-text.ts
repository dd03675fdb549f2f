import { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import { fromUtcText } from '../time.ts';
import type { SignedManifest } from './manifest.ts';
import { isKitPath } from './stick-layout.ts';

/** A real stick.json is about 2 KiB. Whatever is longer was not written by us and is not even parsed. */
export const MAX_MANIFEST_BYTES = 128 * 1024;
const MAX_FILES = 200;
const MAX_TEXT = 512;

const text = z.string().max(MAX_TEXT);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const base64 = z
  .string()
  .max(256)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

// Strict objects: an unknown key, `__proto__` among them, is damage, because the signature would not cover it.
const signedManifest = z.strictObject({
  manifest: z.strictObject({
    schema: z.literal(1),
    stickId: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
    number: z.int().min(1).max(999_999),
    batch: text,
    tenant: text,
    groupTag: text,
    orderId: text,
    stagedAt: z.string().refine((value) => /^\d{4}-.*Z$/.test(value) && fromUtcText(value) !== null),
    kitVersion: text,
    settings: z.strictObject({
      language: z.enum(['system', 'en', 'nl']),
      sound: z.boolean(),
      after: z.enum(['ask', 'shutdown', 'leave-on']),
      askFor: z.enum(['none', 'asset-tag', 'note']),
    }),
    kitSource: z
      .strictObject({
        kind: z.enum(['built-in', 'file', 'gallery']),
        name: text,
        version: text,
        sha256,
        signer: text.nullable(),
      })
      .exactOptional(),
    files: z
      .array(
        z.strictObject({
          path: z.string().refine(isKitPath),
          sizeBytes: z.int().min(0),
          sha256,
        }),
      )
      .max(MAX_FILES),
  }),
  publicKey: base64,
  signature: base64,
});

const anySchema = z.object({ manifest: z.object({ schema: z.int().min(2) }) });

export type ManifestTextError =
  | { readonly code: 'damaged' }
  /** Written by a newer Hash Courier: not ours to judge. */
  | { readonly code: 'newer-schema'; readonly schema: number };

/** Reads an untrusted stick.json. Says nothing of its signature. Never throws. */
export function parseManifestText(content: string): Result<SignedManifest, ManifestTextError> {
  if (content.length > MAX_MANIFEST_BYTES) return err({ code: 'damaged' });
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return err({ code: 'damaged' });
  }
  const parsed = signedManifest.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const newer = anySchema.safeParse(value);
  return err(newer.success ? { code: 'newer-schema', schema: newer.data.manifest.schema } : { code: 'damaged' });
}

/** Prints stick.json as `SignedManifest` describes it. */
export function printManifestText(signed: SignedManifest): string {
  const lines = JSON.stringify(signed, null, 2).replaceAll('\n', '\r\n');
  return `${lines.replace(/[^\0-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}\r\n`;
}
