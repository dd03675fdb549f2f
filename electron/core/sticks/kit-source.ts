import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { KitSource } from '../../../shared/sticks/manifest.ts';
import { CHOSEN_SCRIPT_PATH } from '../../../shared/sticks/stick-layout.ts';
import { type Kit, kitFile, sha256Hex } from './kit.ts';
import { type ScriptSignature, scriptSignature } from './script-signature.ts';
import { errnoOf } from './stick-error.ts';

/** A script that a depot chose to read the hash with, in place of the kit's own. */
export interface ChosenScript {
  readonly source: KitSource;
  readonly signature: ScriptSignature;
  readonly bytes: Uint8Array;
}

export type ScriptError =
  | { readonly code: 'script-unreadable'; readonly errno: string }
  | { readonly code: 'script-too-large' }
  /** Empty, or bytes that are no text. */
  | { readonly code: 'script-no-text' }
  /** It does not take `-OutputFile`, which is how the kit gets the hash from it. */
  | { readonly code: 'script-no-output-file' };

/** The established script has about 60 KB; larger than this is a mistake. */
export const MAX_SCRIPT_BYTES = 2 * 1024 ** 2;
const MAX_NAME = 200;

/**
 * The kit with another script. It stands in its own folder under its established name; `go.cmd` starts the kit's own
 * script as ever, which lets the chosen one read the hash and does all the rest, so that folder, checks and screen of a
 * capture are the same with every script.
 */
export function withChosenScript(kit: Kit, { source, bytes }: ChosenScript): Kit {
  return { ...kit, files: [...kit.files, kitFile(CHOSEN_SCRIPT_PATH, bytes)], chosenScript: source };
}

/** Reads a script that a person picked. */
export async function readScriptFile(path: string): Promise<Result<ChosenScript, ScriptError>> {
  try {
    const handle = await open(path, 'r');
    try {
      // One byte more than allowed tells a file that is too large, also one that grows.
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_SCRIPT_BYTES + 1));
      return describeScript('file', basename(path), buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err({ code: 'script-unreadable', errno: errnoOf(error) });
  }
}

/** @param version The version that a package states; without it the one that the script itself states. */
export function describeScript(
  kind: Exclude<KitSource['kind'], 'built-in'>,
  name: string,
  bytes: Uint8Array,
  version?: string,
): Result<ChosenScript, ScriptError> {
  if (bytes.length > MAX_SCRIPT_BYTES) return err({ code: 'script-too-large' });
  const text = scriptText(bytes);
  if (text.trim() === '' || text.includes('\0')) return err({ code: 'script-no-text' });
  if (!/\$OutputFile\b/i.test(text)) return err({ code: 'script-no-output-file' });
  const signature = scriptSignature(text);
  return ok({
    bytes,
    signature,
    source: {
      kind,
      name: name.slice(0, MAX_NAME),
      version: version ?? statedVersion(text),
      sha256: sha256Hex(bytes),
      signer: signature.state === 'present' ? signature.signer : null,
    },
  });
}

/** Scripts are ASCII or have a byte order mark; anything else shows as what it is not, which does no harm here. */
function scriptText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return new TextDecoder(isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/** Where published scripts state their version: `.VERSION 3.9` in a comment that begins with `<#PSScriptInfo`. */
function statedVersion(text: string): string {
  const info = /<#PSScriptInfo\b([\s\S]*?)#>/i.exec(text)?.[1] ?? '';
  return /^\s*\.VERSION\s+(\S{1,64})/im.exec(info)?.[1] ?? '';
}
