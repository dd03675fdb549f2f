import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Opens files as another program does: `-List` and `-Signal`, see the script itself. */
const HOLDER = join(import.meta.dirname, 'stand-ins/hold-files.ps1');

export interface HeldFile {
  /** As the holding program sees it. */
  readonly path: string;
  readonly share: 'None' | 'Read';
}

/**
 * Another program holds a file open until `release` is awaited.
 * @param start Starts PowerShell with this script and these values of its parameters; ends when PowerShell ends.
 */
export async function holdFile(
  held: HeldFile,
  folder: string,
  start: (script: string, list: string, signal: string) => Promise<unknown>,
): Promise<{ release(): Promise<void> }> {
  const work = mkdtempSync(join(folder, 'held-'));
  const [list, signal] = [join(work, 'list.txt'), join(work, 'signal')];
  writeFileSync(list, `${held.path}|Read|${held.share}`);
  let hasEnded = false;
  const running = start(HOLDER, list, signal).then(() => {
    hasEnded = true;
  });
  while (!existsSync(`${signal}.held`)) {
    if (hasEnded) throw new Error(`${held.path} was not opened`);
    await pause(20);
  }
  return {
    async release() {
      writeFileSync(`${signal}.release`, '');
      await running;
    },
  };
}
