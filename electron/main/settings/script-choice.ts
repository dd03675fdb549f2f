/**
 * The script that reads the hash on the device, as it would go onto a stick now. Guards that the bytes which go onto
 * sticks are the ones whose SHA-256 the settings show: a kept file that has changed is not used.
 */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SettingsView } from '../../../shared/ipc/settings.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { VERSION } from '../../../shared/version.ts';
import type { IdSource } from '../../core/ports/ids.ts';
import type { ScriptFeed } from '../../core/ports/script-feed.ts';
import { type Kit, kitSourceOf, loadKit } from '../../core/sticks/kit.ts';
import {
  type ChosenScript,
  describeScript,
  readScriptFile,
  type ScriptError,
  withChosenScript,
} from '../../core/sticks/kit-source.ts';
import type { DownloadError } from '../../core/sticks/kit-source-feed.ts';
import { type GalleryError, galleryScript } from '../../core/sticks/kit-source-gallery.ts';
import { PACKAGE_ID } from '../../core/sticks/kit-source-package.ts';
import { findCached } from '../../core/sticks/script-cache.ts';
import type { Settings } from './settings.ts';

export type ScriptView = SettingsView['script'];
export type FetchRefusal = 'offline' | 'feed-refused' | 'package-unusable' | 'not-kept';

export interface ScriptChoice {
  /** The kit with the script of the settings; null where there is none that can be used. */
  kit(): Promise<Kit | null>;
  view(): Promise<ScriptView>;
  /** Keeps a copy of the file and uses it from now on. */
  chooseFile(path: string): Promise<Result<null, ScriptError['code'] | 'not-kept'>>;
  /** Downloads the newest one of the gallery and uses it from now on. */
  fetchFromGallery(signal: AbortSignal): Promise<Result<null, FetchRefusal>>;
  /** Whether the source can be used without a choice or a download first. */
  isReady(source: ScriptView['kind']): Promise<boolean>;
  /** Another script is kept, also where its source is the one that was used before. @returns Ends it. */
  onChange(listener: () => void): () => void;
}

export interface ScriptPorts {
  readonly settings: Settings;
  readonly feed: ScriptFeed;
  readonly ids: IdSource;
  /** Folder whose files are the kit. */
  readonly kitFolder: string;
  /** Where scripts are kept. */
  readonly scriptFolder: string;
}

/** The file that a person chose, kept under its SHA-256. */
const keptScript = z.object({ name: z.string().max(200), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
type KeptScript = z.infer<typeof keptScript>;

const NO_SCRIPT = { name: '', version: '', sha256: '', signer: null } as const;

export function createScriptChoice(ports: ScriptPorts): ScriptChoice {
  const { settings, feed, ids, kitFolder, scriptFolder } = ports;
  const listeners = new Set<() => void>();

  /** Uses the script that has just been kept. */
  function use(scriptSource: 'file' | 'gallery'): Result<null, 'not-kept'> {
    if (!settings.change({ scriptSource }).ok) return err('not-kept');
    for (const listener of [...listeners]) listener();
    return ok(null);
  }

  async function chosen(kind: 'file' | 'gallery'): Promise<ChosenScript | null> {
    if (kind === 'gallery') {
      const cached = await findCached(scriptFolder, null);
      const script = cached && describeScript('gallery', PACKAGE_ID, cached.bytes, cached.version);
      return script?.ok ? script.value : null;
    }
    const kept = settings.remembered('script', keptScript);
    const script = kept && (await readScriptFile(keptPath(scriptFolder, kept)));
    if (!script?.ok || script.value.source.sha256 !== kept?.sha256) return null;
    return { ...script.value, source: { ...script.value.source, name: kept.name } };
  }

  async function kit(): Promise<Kit | null> {
    const own = await loadKit(kitFolder, VERSION);
    if (!own.ok) return null;
    const { scriptSource } = settings.values();
    if (scriptSource === 'built-in') return own.value;
    const script = await chosen(scriptSource);
    return script && withChosenScript(own.value, script);
  }

  return {
    kit,
    async view() {
      const { scriptSource } = settings.values();
      const current = await kit();
      const source = current === null ? undefined : kitSourceOf(current);
      return source === undefined ? { kind: scriptSource, ...NO_SCRIPT } : { ...source, signer: source.signer };
    },
    async chooseFile(path) {
      const script = await readScriptFile(path);
      if (!script.ok) return err(script.error.code);
      const { source, bytes } = script.value;
      const kept: KeptScript = { name: source.name, sha256: source.sha256 };
      const isKept = await keepBytes(scriptFolder, keptPath(scriptFolder, kept), bytes, ids);
      if (!isKept || !settings.remember('script', kept)) return err('not-kept');
      return use('file');
    },
    async fetchFromGallery(signal) {
      const request = { feedAddress: settings.values().galleryFeed, version: null, cacheFolder: scriptFolder };
      const found = await galleryScript(request, { feed, ids }, signal);
      if (!found.ok) return err(refusalOf(found.error));
      // The kept one would do, but what was asked for did not happen.
      if (found.value.feedProblem !== null) return err(refusalOf(found.value.feedProblem));
      return use('gallery');
    },
    isReady: async (source) => source === 'built-in' || (await chosen(source)) !== null,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function keptPath(folder: string, { sha256 }: KeptScript): string {
  return join(folder, `chosen_${sha256}.ps1`);
}

async function keepBytes(folder: string, path: string, bytes: Uint8Array, ids: IdSource): Promise<boolean> {
  const temp = join(folder, `${ids.ulid()}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(temp, bytes, { flag: 'wx', flush: true });
    await rename(temp, path);
    return true;
  } catch {
    return false;
  } finally {
    await rm(temp, { force: true });
  }
}

function refusalOf(error: GalleryError | DownloadError): FetchRefusal {
  switch (error.code) {
    case 'no-answer':
    case 'too-slow':
    case 'cut-off':
      return 'offline';
    case 'address-refused':
    case 'too-many-redirects':
    case 'status':
    case 'not-a-feed':
    case 'no-such-version':
      return 'feed-refused';
    case 'cache-failed':
      return 'not-kept';
    default:
      return 'package-unusable';
  }
}
