import { execFileSync, spawnSync } from 'node:child_process';

/** Why archives cannot be made here as other programs make them, with the command that would enable it; else null. */
export function archiversMissing(): string | null {
  const packages = [
    { name: 'zip', args: ['-v'] },
    { name: 'gcab', args: ['--version'] },
    { name: 'cabextract', args: ['--version'] },
  ];
  const missing = packages.filter(({ name, args }) => spawnSync(name, args).status !== 0).map(({ name }) => name);
  return missing.length === 0 ? null : `skipped: needs ${missing.join(', ')}: apt-get install ${missing.join(' ')}`;
}

/** Info-ZIP's `zip`, of what the folder holds. */
export function makeZip(archive: string, folder: string, ...options: readonly string[]): void {
  execFileSync('zip', ['-q', '-r', ...options, archive, '.'], { cwd: folder });
}

/** GNOME's `gcab`, packed as MSZIP. */
export function makeCab(archive: string, folder: string, ...files: readonly string[]): void {
  execFileSync('gcab', ['--create', '--zip', archive, ...files], { cwd: folder });
}

/** The file as `cabextract` unpacks it: another reader than ours. */
export function cabextractFile(archive: string, name: string): Buffer {
  return execFileSync('cabextract', ['--quiet', '--pipe', '--filter', name, archive]);
}
