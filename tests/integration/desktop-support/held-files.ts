import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WinePrefix } from '../../powershell/wine.ts';

const POWERSHELL = 'c:\\windows\\system32\\WindowsPowerShell\\v1.0\\powershell.exe';
const HOLDER = join(import.meta.dirname, '../../powershell/stand-ins/hold-files.ps1');

/** A file that another program has open: what it does with it, and what it lets others do meanwhile. */
export interface Hold {
  /** As Windows sees it. */
  readonly path: string;
  readonly access: 'Read' | 'ReadWrite';
  readonly share: 'None' | 'Read' | 'Write' | 'ReadWrite';
}

/** Another Windows program holds these files open until `release` is awaited. */
export async function holdFiles(wine: WinePrefix, holds: readonly Hold[]): Promise<{ release(): Promise<void> }> {
  const folder = mkdtempSync(join(wine.folder, 'held-'));
  const [list, signal] = [join(folder, 'list.txt'), join(folder, 'signal')];
  const lines = holds.map(({ path, access, share }) => `${path}|${access}|${share}`);
  writeFileSync(list, lines.join('\r\n'));
  const script = [HOLDER, list, signal].map(WinePrefix.windowsPath);
  let ended: string | null = null;
  const running = wine
    .run([POWERSHELL, '-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', ...script])
    .then(({ output }) => {
      ended = output;
    });
  while (!existsSync(`${signal}.held`)) {
    if (ended !== null) throw new Error(`The files were not opened: ${ended}`);
    await pause(20);
  }
  return {
    async release() {
      writeFileSync(`${signal}.release`, '');
      await running;
    },
  };
}
