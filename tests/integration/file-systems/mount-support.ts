import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether real file systems can be made and mounted here; if not, why, and the command that would make it so. */
export type MountSupport =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: string; readonly enable: string };

const PACKAGES = ['exfat-fuse', 'exfatprogs', 'ntfs-3g', 'e2fsprogs'];
const PROGRAMS = ['mount.exfat-fuse', 'mkfs.exfat', 'ntfs-3g', 'mkfs.ntfs', 'mkfs.ext4', 'losetup', 'mount', 'umount'];
const INSTALL = `apt-get install -y ${PACKAGES.join(' ')}`;
const INSTALL_MS = 180_000;

let answer: MountSupport | undefined;

/**
 * Looks once a process. As root on Debian it installs the packages that are missing; otherwise it changes nothing. A
 * suite that cannot run says so on the terminal.
 */
export function mountSupport(): MountSupport {
  answer ??= find();
  return answer;
}

/** For `describe.skipIf`: true, with the reason printed, where the suite cannot run. */
export function skipsMounts(suite: string): boolean {
  const support = mountSupport();
  if (!support.ok) process.stderr.write(`skipped: ${suite}: ${support.why}. To enable it: ${support.enable}\n`);
  return !support.ok;
}

function find(): MountSupport {
  if (process.platform !== 'linux') return { ok: false, why: 'mounting needs Linux', enable: 'run it on Linux' };
  if (process.getuid?.() !== 0) return { ok: false, why: 'mounting needs root', enable: 'sudo npm test' };
  if (!existsSync('/dev/fuse') || !existsSync('/dev/loop-control')) {
    return { ok: false, why: 'no /dev/fuse or no loop devices', enable: 'modprobe fuse loop' };
  }
  if (missing().length > 0 && isDebian()) install();
  const left = missing();
  return left.length === 0 ? { ok: true } : { ok: false, why: `missing: ${left.join(', ')}`, enable: INSTALL };
}

function missing(): readonly string[] {
  const folders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];
  return PROGRAMS.filter((program) => !folders.some((folder) => existsSync(`${folder}/${program}`)));
}

function isDebian(): boolean {
  return existsSync('/etc/debian_version') && /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function install(): void {
  const run = (...args: readonly string[]) =>
    execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      stdio: 'ignore',
      timeout: INSTALL_MS,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    run('update');
    run('install', '-y', '--no-install-recommends', ...PACKAGES);
  } catch {
    // What is still missing is reported by the caller, with the command.
  }
}
