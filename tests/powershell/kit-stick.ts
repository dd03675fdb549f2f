import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../electron/core/hashing.ts';
import { CHOSEN_SCRIPT_PATH } from '../../shared/sticks/stick-layout.ts';

/** The kit as it ships: the folder whose files are staged to a stick's root. */
export const KIT = join(import.meta.dirname, '../../resources/kit');

export const SCRIPT_NAME = 'Get-WindowsAutoPilotInfo.ps1';

export interface StickSettings {
  readonly language?: 'system' | 'en' | 'nl';
  readonly sound?: boolean;
  readonly after?: 'ask' | 'shutdown' | 'leave-on';
  readonly askFor?: 'none' | 'asset-tag' | 'note';
  readonly number?: number;
  readonly groupTag?: string;
  /** Text of a script of the depot's own choice, for its hash. */
  readonly chosenScript?: string;
}

/** The text of a `stick.json`, in the shape that staging writes. */
export function manifestText(settings: StickSettings = {}): string {
  const { language = 'en', sound = true, after = 'leave-on', askFor = 'none', number = 7, groupTag = '' } = settings;
  const script = settings.chosenScript;
  const chosen =
    script === undefined
      ? []
      : [{ path: CHOSEN_SCRIPT_PATH, sizeBytes: script.length, sha256: sha256Hex(Buffer.from(script)) }];
  const manifest = {
    schema: 1,
    stickId: '01JDEMOSTICK0000000000000A',
    number,
    batch: 'batch-12',
    tenant: 'Contoso',
    groupTag,
    orderId: 'PO-4711',
    stagedAt: '2026-11-24T09:14:05Z',
    kitVersion: '1.0.0',
    settings: { language, sound, after, askFor },
    files: [{ path: 'go.cmd', sizeBytes: 1, sha256: '00' }, ...chosen],
  };
  return `${JSON.stringify({ manifest, publicKey: 'a2V5', signature: 'c2ln' }, null, 2)}\r\n`;
}

/** A stick as staging leaves it, in a folder; without a manifest where `manifest` is null. */
export function layOutStick(root: string, manifest: string | null = manifestText()): void {
  mkdirSync(join(root, 'hash-courier'), { recursive: true });
  cpSync(KIT, root, { recursive: true });
  if (manifest !== null) writeFileSync(join(root, 'hash-courier/stick.json'), manifest);
}

export function capturesFolder(root: string): string {
  return join(root, 'hash-courier/captures');
}

/** The folders below `captures`, whole or not, in name order. */
export function captureNames(root: string): readonly string[] {
  const folder = capturesFolder(root);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** The bytes of a capture's CSV file and what its `device.json` says. */
export function readCapture(root: string, name: string) {
  const folder = join(capturesFolder(root), name);
  return {
    csv: readFileSync(join(folder, 'hardwarehash.csv')),
    // device.json's shape is what the tests look into.
    device: JSON.parse(readFileSync(join(folder, 'device.json'), 'utf8')) as Readonly<Record<string, unknown>>,
  };
}
