/** One process a data folder; a second one hands over what it was started with, before it goes. */
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export interface SecondStart {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly data: unknown;
}

/** @returns False: another process has the lock, and was told. */
export function takeLock(folder: string, data: unknown, onSecond: (start: SecondStart) => void): boolean {
  const lockFolder = join(folder, 'stand-in-lock');
  const ownerFile = join(lockFolder, 'owner');
  mkdirSync(lockFolder, { recursive: true });
  while (!takeFile(ownerFile)) {
    if (isAlive(Number(readFileSync(ownerFile, 'utf8')))) {
      const start: SecondStart = { argv: process.argv, workingDirectory: process.cwd(), data };
      const file = join(lockFolder, `${process.pid}.json`);
      writeFileSync(`${file}.part`, JSON.stringify(start));
      renameSync(`${file}.part`, file);
      return false;
    }
    rmSync(ownerFile, { force: true });
  }
  const hear = () => {
    for (const name of readdirSync(lockFolder).filter((entry) => entry.endsWith('.json'))) {
      const start = JSON.parse(readFileSync(join(lockFolder, name), 'utf8'));
      rmSync(join(lockFolder, name));
      onSecond(start);
    }
  };
  watch(lockFolder, { persistent: false }, hear);
  hear();
  process.once('exit', () => rmSync(ownerFile, { force: true }));
  return true;
}

function takeFile(file: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeFileSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
