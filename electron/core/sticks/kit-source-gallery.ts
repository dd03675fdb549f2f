import { err, ok, type Result } from '../../../shared/result.ts';
import type { IdSource } from '../ports/ids.ts';
import type { ScriptFeed } from '../ports/script-feed.ts';
import { type ChosenScript, describeScript, type ScriptError } from './kit-source.ts';
import { type DownloadError, downloadScript } from './kit-source-feed.ts';
import { PACKAGE_ID } from './kit-source-package.ts';
import { type CacheError, findCached, keepScript } from './script-cache.ts';
import { isPackageVersion } from './script-version.ts';

export interface GalleryRequest {
  readonly feedAddress: string;
  /** Null for the newest. */
  readonly version: string | null;
  /** Where downloaded scripts are kept. */
  readonly cacheFolder: string;
}

export interface GalleryScript {
  readonly script: ChosenScript;
  /** Why the kept one was taken, where the feed did not give it. */
  readonly feedProblem: DownloadError | null;
}

export type GalleryError =
  | DownloadError
  | CacheError
  | ScriptError
  | { readonly code: 'version-invalid'; readonly version: string };

/**
 * The script of a PowerShell feed. The feed is asked first, so that a version whose bytes have changed there is found
 * out and refused; where it does not answer, or answers with no package, the script that was kept is used.
 */
export async function galleryScript(
  { feedAddress, version, cacheFolder }: GalleryRequest,
  { feed, ids }: { readonly feed: ScriptFeed; readonly ids: IdSource },
  signal: AbortSignal,
): Promise<Result<GalleryScript, GalleryError>> {
  if (version !== null && !isPackageVersion(version)) return err({ code: 'version-invalid', version });
  const downloaded = await downloadScript(feedAddress, version, feed, signal);
  if (downloaded.ok) {
    const script = describeScript('gallery', PACKAGE_ID, downloaded.value.script, downloaded.value.version);
    if (!script.ok) return script;
    const kept = await keepScript(cacheFolder, downloaded.value, ids);
    return kept.ok ? ok({ script: script.value, feedProblem: null }) : kept;
  }
  if (downloaded.error.code === 'address-refused') return downloaded;
  const kept = await findCached(cacheFolder, version);
  if (kept === null) return downloaded;
  const script = describeScript('gallery', PACKAGE_ID, kept.bytes, kept.version);
  return script.ok ? ok({ script: script.value, feedProblem: downloaded.error }) : script;
}
