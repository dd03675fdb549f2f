import { z } from 'zod';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { FeedError, ScriptFeed } from '../ports/script-feed.ts';
import { PACKAGE_ID, type PackageError, readScriptPackage, type ScriptPackage } from './kit-source-package.ts';
import { addressVersion, compareVersions, isPackageVersion, isPreRelease, isSameVersion } from './script-version.ts';

/** The PowerShell Gallery. */
export const DEFAULT_FEED = 'https://www.powershellgallery.com/api/v2';

export type DownloadError =
  | FeedError
  | PackageError
  /** The feed's own list is not what the protocol says. */
  | { readonly code: 'not-a-feed' }
  | { readonly code: 'no-such-version' }
  /** Another version came than the one that was asked for. */
  | { readonly code: 'other-version'; readonly version: string };

const MAX_PACKAGE_BYTES = 8 * 1024 ** 2;
const MAX_LIST_BYTES = 4 * 1024 ** 2;

/**
 * Downloads the script's package from a NuGet feed: of version 3 where the address ends in `index.json`, of version 2
 * otherwise, as the PowerShell Gallery's is. Addresses by learn.microsoft.com/nuget/api.
 *
 * @param version Null for the newest.
 */
export async function downloadScript(
  feedAddress: string,
  version: string | null,
  feed: ScriptFeed,
  signal: AbortSignal,
): Promise<Result<ScriptPackage, DownloadError>> {
  const address = /\/index\.json$/i.test(feedAddress)
    ? await v3Address(feedAddress, version, feed, signal)
    : ok(v2Address(feedAddress, version));
  if (!address.ok) return address;
  const bytes = await feed.fetch(address.value, MAX_PACKAGE_BYTES, signal);
  if (!bytes.ok) return bytes.error.code === 'status' && bytes.error.status === 404 ? noSuchVersion() : bytes;
  const read = await readScriptPackage(bytes.value);
  if (read.ok && version !== null && !isSameVersion(read.value.version, version)) {
    return err({ code: 'other-version', version: read.value.version });
  }
  return read;
}

/** Without a version the Gallery answers with the newest one. */
function v2Address(feed: string, version: string | null): string {
  const base = `${feed.replace(/\/+$/, '')}/package/${PACKAGE_ID}`;
  return version === null ? base : `${base}/${encodeURIComponent(version)}`;
}

const serviceIndex = z.object({
  resources: z.array(z.object({ '@id': z.string(), '@type': z.union([z.string(), z.array(z.string())]) })),
});
const versionList = z.object({ versions: z.array(z.string()) });

async function v3Address(
  feedAddress: string,
  version: string | null,
  feed: ScriptFeed,
  signal: AbortSignal,
): Promise<Result<string, DownloadError>> {
  const index = await fetchJson(feedAddress, serviceIndex, feed, signal);
  if (!index.ok) return index;
  const container = index.value.resources.find((resource) =>
    [resource['@type']].flat().some((type) => type.startsWith('PackageBaseAddress/')),
  );
  if (container === undefined) return err({ code: 'not-a-feed' });
  const id = PACKAGE_ID.toLowerCase();
  const base = `${container['@id'].replace(/\/+$/, '')}/${id}`;
  const wanted = version ?? (await newestVersion(base, feed, signal));
  if (typeof wanted !== 'string') return err(wanted);
  const inAddress = addressVersion(wanted);
  return ok(`${base}/${inAddress}/${id}.${inAddress}.nupkg`);
}

async function newestVersion(base: string, feed: ScriptFeed, signal: AbortSignal): Promise<string | DownloadError> {
  const listed = await fetchJson(`${base}/index.json`, versionList, feed, signal);
  if (!listed.ok) return listed.error;
  const versions = listed.value.versions.filter((text) => isPackageVersion(text) && !isPreRelease(text));
  return versions.toSorted(compareVersions).at(-1) ?? { code: 'no-such-version' };
}

async function fetchJson<T>(
  address: string,
  shape: z.ZodType<T>,
  feed: ScriptFeed,
  signal: AbortSignal,
): Promise<Result<T, DownloadError>> {
  const bytes = await feed.fetch(address, MAX_LIST_BYTES, signal);
  if (!bytes.ok) return bytes.error.code === 'status' && bytes.error.status === 404 ? noSuchVersion() : bytes;
  try {
    const parsed = shape.safeParse(JSON.parse(new TextDecoder().decode(bytes.value)));
    return parsed.success ? ok(parsed.data) : err({ code: 'not-a-feed' });
  } catch {
    return err({ code: 'not-a-feed' });
  }
}

function noSuchVersion(): Result<never, DownloadError> {
  return err({ code: 'no-such-version' });
}
