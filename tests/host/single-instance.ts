/** One process a data folder; a second one hands over what it was started with, before it goes. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns False: another process has the lock, and was told. */
export function takeLock(folder: string, onSecond: (argv: string[]) => void): boolean {
  const lockFolder = join(folder, 'stand-in-lock');
  const owner = join(lockFolder, 'owner');
  mkdirSync(lockFolder, { recursive: true });
  while (!succeeds(() => writeFileSync(owner, String(process.pid), { flag: 'wx' }))) {
    const pid = Number(readFileSync(owner, 'utf8'));
    if (succeeds(() => process.kill(pid, 0))) {
      const started = join(lockFolder, String(process.pid));
      writeFileSync(started, JSON.stringify(process.argv));
      renameSync(started, `${started}.json`);
      return false;
    }
    rmSync(owner, { force: true });
  }
  watch(lockFolder, { persistent: false }, (_event, name) => {
    const started = join(lockFolder, String(name));
    // Told of more than once, and of the end of every file too, when the whole folder goes.
    if (!started.endsWith('.json') || !existsSync(started)) return;
    onSecond(JSON.parse(readFileSync(started, 'utf8')));
    rmSync(started);
  });
  process.once('exit', () => rmSync(owner, { force: true }));
  return true;
}

function succeeds(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
