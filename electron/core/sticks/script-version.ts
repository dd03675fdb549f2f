/** Versions as NuGet has them (up to four numbers, perhaps a pre-release): `3.9` and `3.9.0` are one version. */
const VERSION = /^\d{1,9}(?:\.\d{1,9}){0,3}(?:-[0-9A-Za-z.-]{1,40})?$/;

export function isPackageVersion(text: string): boolean {
  return VERSION.test(text);
}

export function isSameVersion(a: string, b: string): boolean {
  return compareVersions(a, b) === 0;
}

export function isPreRelease(version: string): boolean {
  return version.includes('-');
}

/** Order of age: negative where `a` is the older one. A pre-release is older than its release. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [parts(a), parts(b)];
  for (let index = 0; index < 4; index += 1) {
    const difference = (first.numbers[index] ?? 0) - (second.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (first.preRelease === second.preRelease) return 0;
  if (first.preRelease === '' || second.preRelease === '') return first.preRelease === '' ? 1 : -1;
  return first.preRelease < second.preRelease ? -1 : 1;
}

/** The form in which feeds have it in their addresses: three numbers at least, a fourth only where it is not 0. */
export function addressVersion(version: string): string {
  const { numbers, preRelease } = parts(version);
  const [major = 0, minor = 0, patch = 0, fourth = 0] = numbers;
  const release = [major, minor, patch, ...(fourth === 0 ? [] : [fourth])].join('.');
  return preRelease === '' ? release : `${release}-${preRelease}`;
}

function parts(version: string): { readonly numbers: readonly number[]; readonly preRelease: string } {
  const [release = '', ...rest] = version.split('-');
  return { numbers: release.split('.').map(Number), preRelease: rest.join('-').toLowerCase() };
}
