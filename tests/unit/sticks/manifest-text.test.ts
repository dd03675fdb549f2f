import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManifest, signManifest } from '../../../electron/core/sticks/signed-manifest.ts';
import { canonicalJson } from '../../../shared/sticks/canonical-json.ts';
import { DEFAULT_KIT_SETTINGS, type SignedManifest, type StickManifest } from '../../../shared/sticks/manifest.ts';
import { MAX_MANIFEST_BYTES, parseManifestText, printManifestText } from '../../../shared/sticks/manifest-text.ts';
import { fakeKey } from './stage-fakes.ts';

const MANIFEST: StickManifest = {
  schema: 1,
  stickId: '01JDEXAMP1E000000000000017',
  number: 17,
  batch: 'Batch 4',
  tenant: 'Müller & Söhne "Zürich"',
  groupTag: 'Kiosk\\Hall',
  orderId: '',
  stagedAt: '2026-11-24T09:14:05Z',
  kitVersion: '1.0.0',
  settings: DEFAULT_KIT_SETTINGS,
  files: [{ path: 'go.cmd', sizeBytes: 3, sha256: 'ab'.repeat(32) }],
};

const key = await fakeKey();
const SIGNED = signManifest(MANIFEST, key);
const encode = (text: string) => new TextEncoder().encode(text);

const TEXT = printManifestText(SIGNED);

/** stick.json with one piece of its text replaced. */
function changed(from: string, to: string): string {
  if (!TEXT.includes(from)) throw new Error(`Not in the text: ${from}`);
  return TEXT.replace(from, () => to);
}

describe('canonicalJson', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean())), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('refuses a number that others might print differently', () => {
    expect(() => canonicalJson({ a: 0.1 })).toThrow(RangeError);
  });
});

describe('stick.json', () => {
  it('reads back what was printed, whatever the labels are', () => {
    const label = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(label, label, fc.integer({ min: 1, max: 999_999 }), (batch, tenant, number) => {
        const signed = signManifest({ ...MANIFEST, batch, tenant, number }, key);
        const text = printManifestText(signed);
        expect(parseManifestText(text)).toEqual({ ok: true, value: signed });
        expect(readManifest(encode(text), key.publicKey)).toMatchObject({ state: 'signed', isOurs: true });
      }),
    );
  });

  it('is ASCII with one key a line, for the simple reader on the device', () => {
    const text = TEXT;
    expect(text).toMatch(/^[\r\n\x20-\x7e]+$/);
    expect(text).toContain('\r\n      "language": "system",\r\n      "sound": true,\r\n      "after": "ask",\r\n');
    expect(text.split('\r\n').filter((line) => line.trim().startsWith('"language"'))).toHaveLength(1);
  });

  it('says which script reads the hash, under the signature; an older one does not say it', () => {
    const kitSource = { kind: 'gallery', name: 'x', version: '3.9', sha256: 'ef'.repeat(32), signer: null } as const;
    const text = printManifestText(signManifest({ ...MANIFEST, kitSource }, key));
    expect(readManifest(encode(text), key.publicKey)).toMatchObject({ state: 'signed', manifest: { kitSource } });
    expect(readManifest(encode(text.replace('"3.9"', '"4.0"')), key.publicKey)).toMatchObject({
      state: 'signature-wrong',
    });
    expect(readManifest(encode(text.replace('"gallery"', '"elsewhere"')), key.publicKey)).toEqual({ state: 'damaged' });
    expect(readManifest(encode(TEXT), key.publicKey)).toMatchObject({ state: 'signed', manifest: MANIFEST });
  });

  it('says whose it is', async () => {
    const text = encode(printManifestText(SIGNED));
    const other = await fakeKey();
    expect(readManifest(text, key.publicKey)).toMatchObject({ state: 'signed', isOurs: true });
    expect(readManifest(text, other.publicKey)).toMatchObject({ state: 'signed', isOurs: false });
  });

  const FORGED: readonly { readonly what: string; readonly text: string }[] = [
    { what: 'another group tag', text: changed('"Kiosk\\\\Hall"', '"Admins"') },
    { what: 'another hash', text: changed('abab', 'cdcd') },
    { what: 'another public key', text: changed(key.publicKey, 'AAAA') },
    { what: 'another signature', text: changed(SIGNED.signature, `${'A'.repeat(86)}==`) },
  ];
  it.each(FORGED)('has a wrong signature with $what', ({ text }) => {
    expect(readManifest(encode(text), key.publicKey)).toMatchObject({ state: 'signature-wrong' });
  });

  const DAMAGED: readonly { readonly what: string; readonly text: string }[] = [
    { what: 'empty', text: '' },
    { what: 'cut off', text: TEXT.slice(0, -40) },
    { what: 'a list', text: '[]' },
    { what: 'null', text: 'null' },
    { what: 'nested very deep', text: '['.repeat(60_000) },
    { what: 'nested very deep and closed', text: '['.repeat(60_000) + ']'.repeat(60_000) },
    { what: 'too long', text: ' '.repeat(MAX_MANIFEST_BYTES + 1) },
    {
      what: 'with an own __proto__',
      text: changed('"schema"', '"__proto__": {"a": 1}, "schema"'),
    },
    { what: 'with a key we do not know', text: changed('"batch"', '"extra": 1, "batch"') },
    { what: 'with a path that climbs', text: changed('"go.cmd"', '"../go.cmd"') },
    { what: 'with an absolute path', text: changed('"go.cmd"', '"C:go.cmd"') },
    { what: 'with a stream', text: changed('"go.cmd"', '"go.cmd:x"') },
    { what: 'with a device name', text: changed('"go.cmd"', '"nul.txt"') },
    {
      what: 'with our own folder as a kit file',
      text: changed('"go.cmd"', '"Hash-Courier"'),
    },
    { what: 'with schema 0', text: changed('"schema": 1', '"schema": 0') },
    { what: 'with 201 files', text: JSON.stringify(manyFiles(201)) },
  ];
  it.each(DAMAGED)('is damaged when it is $what', ({ text }) => {
    expect(readManifest(encode(text), key.publicKey)).toEqual({ state: 'damaged' });
  });

  it('is damaged when it is not UTF-8', () => {
    expect(readManifest(Uint8Array.of(0xff, 0xfe, 0x7b), key.publicKey)).toEqual({ state: 'damaged' });
  });

  it('is a newer one when its schema is, whatever else it holds', () => {
    const text = JSON.stringify({ manifest: { schema: 2, anything: [] }, more: true });
    expect(readManifest(encode(text), key.publicKey)).toEqual({ state: 'newer-schema', schema: 2 });
  });

  it('never throws, and never takes a changed byte for the original', () => {
    const bytes = encode(printManifestText(SIGNED));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const mutated = Uint8Array.from(bytes);
        mutated[index] = (mutated[index] ?? 0) ^ change;
        const reading = readManifest(mutated, key.publicKey);
        // A change that leaves the same value, such as in white space, may pass; another value may not.
        if (reading.state === 'signed') expect(reading.manifest).toEqual(MANIFEST);
      }),
      { numRuns: 500 },
    );
  });
});

function manyFiles(count: number): SignedManifest {
  const files = Array.from({ length: count }, (_, index) => ({
    path: `f${index}`,
    sizeBytes: 1,
    sha256: 'ab'.repeat(32),
  }));
  return { ...SIGNED, manifest: { ...MANIFEST, files } };
}
