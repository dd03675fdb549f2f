/**
 * Debian packages that suites of `npm test` need. Where they can be installed without asking, as root on Debian, they
 * are; elsewhere a suite that lacks one says so itself as skipped, with the command that would enable it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PACKAGES = [
  // Sticks as loop devices: exFAT, NTFS and ext4.
  'e2fsprogs',
  'exfat-fuse',
  'exfatprogs',
  'ntfs-3g',
  // The Windows chain of the kit.
  'wine',
  'wine64',
  // The window, where no Electron binary can be had.
  'chromium',
  'fonts-open-sans',
  'fonts-dejavu-core',
  // Archives as other programs write them, and a second reader of cabinets.
  'cabextract',
  'gcab',
  'zip',
] as const;

export function installDebianPackages(): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const missing = PACKAGES.filter((name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0);
  if (missing.length === 0) return;
  console.log(`\n── Debian packages for the suites: ${missing.join(', ')}`);
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  const environment = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' } as const;
  spawnSync('apt-get', [...options, 'update'], environment);
  // One by one: a package that this release lacks must not keep out the others.
  for (const name of missing) {
    spawnSync('apt-get', [...options, 'install', '-y', '--no-install-recommends', name], environment);
  }
}
