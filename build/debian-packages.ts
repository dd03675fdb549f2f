/**
 * Debian packages that suites of `npm test` need. Where they can be installed without asking, as root on Debian, they
 * are; elsewhere a suite that lacks one says so itself as skipped, with the command that would enable it.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Each, or the first of several that this release has. */
const PACKAGES: readonly (string | readonly string[])[] = [
  // Sticks as loop devices: exFAT, NTFS and ext4.
  'e2fsprogs',
  'exfat-fuse',
  'exfatprogs',
  'ntfs-3g',
  // The Windows chain of the kit.
  'wine',
  'wine64',
  // The window, where no Electron binary can be had.
  ['chromium-headless-shell', 'chromium'],
  'fonts-open-sans',
  'fonts-dejavu-core',
  // Archives as other programs write them, and a second reader of cabinets.
  'cabextract',
  'gcab',
  'zip',
];

export async function installDebianPackages(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const missing = PACKAGES.map((entry) => [entry].flat()).filter((choice) => !choice.some(isInstalled));
  if (missing.length === 0) return;
  console.log(`\n── Debian packages for the suites: ${missing.map((choice) => choice[0]).join(', ')}`);
  await aptGet('update');
  // A package that this release lacks must not keep out the others: where not all are had at once, one by one.
  if (await install(missing.flatMap((choice) => choice.slice(0, 1)))) return;
  for (const choice of missing) {
    for (const name of choice) if (await install([name])) break;
  }
}

function isInstalled(name: string): boolean {
  // One that was removed is still known.
  const { stdout } = spawnSync('dpkg', ['-s', name], { encoding: 'utf8' });
  return /^Status: .* installed$/m.test(stdout);
}

function install(names: readonly string[]): Promise<boolean> {
  return aptGet('install', '-y', '--no-install-recommends', ...names);
}

/** @returns Whether it did what it was asked. */
function aptGet(...args: readonly string[]): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  return new Promise((resolve) => {
    execFile('apt-get', [...options, ...args], { env, maxBuffer: Number.POSITIVE_INFINITY }, (error) =>
      resolve(error === null),
    );
  });
}
