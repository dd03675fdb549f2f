import { execFile } from 'node:child_process';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type OpenDisk, openDisk, type StickDisk } from '../../electron/core/sticks/stick-disk.ts';

/**
 * What a cheap USB 2 stick takes, in milliseconds: a flush is what costs, whatever its size; reading a name comes from
 * the system's memory. `perMiB` is added for bytes.
 */
const TAKES = { flush: 100, rename: 15, remove: 15, look: 1, writePerMiB: 150, readPerMiB: 50 };

const run = promisify(execFile);

export interface SlowDisks {
  readonly open: OpenDisk;
  end(): Promise<void>;
}

/**
 * Disks whose operations take the time of a real stick and, as with one, hold a thread of Node's file pool meanwhile: a
 * timer would wait without a thread, and sticks that wait for one another's threads would look fast. A thread is held by
 * reading from an empty pipe, until another thread writes a byte into it. Not on Windows, which has no pipes in folders.
 */
export function slowDisks(folder: string): SlowDisks {
  const releaser = new Worker(RELEASER, { eval: true });
  const ends: FileHandle[] = [];

  let pipes = 0;

  async function newPipe(): Promise<string> {
    pipes += 1;
    const pipe = join(folder, `pipe-${pipes}`);
    await run('mkfifo', [pipe]);
    return pipe;
  }

  async function openSlowly(root: string): Promise<StickDisk> {
    const disk = await openDisk(root);
    const pipe = await newPipe();
    const end = await open(pipe, 'r+'); // Both ends at once: opening only one would wait for the other.
    ends.push(end);
    const hold = async (takesMs: number) => {
      releaser.postMessage({ file: end.fd, takesMs });
      await end.read(Buffer.alloc(1), 0, 1);
    };
    const slow = <Args extends readonly unknown[], T>(takesMs: number, operation: (...args: Args) => Promise<T>) => {
      return async (...args: Args): Promise<T> => {
        await hold(takesMs);
        return operation(...args);
      };
    };
    const { flush, rename, remove, look, writePerMiB, readPerMiB } = TAKES;
    return {
      list: slow(look, disk.list),
      entry: slow(look, disk.entry),
      space: slow(look, disk.space),
      read: slow(look, disk.read),
      makeFolder: slow(rename, disk.makeFolder),
      rename: slow(rename, disk.rename),
      removeFile: slow(remove, disk.removeFile),
      removeFolder: slow(remove, disk.removeFolder),
      flushFolder: slow(flush, disk.flushFolder),
      createFile: (path, bytes) => slow(flush + (writePerMiB * bytes.length) / 1024 ** 2, disk.createFile)(path, bytes),
      readBack: (path, size) => slow(look + (readPerMiB * size) / 1024 ** 2, disk.readBack)(path, size),
    };
  }

  return {
    open: openSlowly,
    async end() {
      await releaser.terminate();
      await Promise.all(ends.map((end) => end.close()));
    },
  };
}

const RELEASER = `
  const { writeSync } = require('node:fs');
  require('node:worker_threads').parentPort.on('message', ({ file, takesMs }) => {
    setTimeout(() => writeSync(file, '.'), takesMs);
  });
`;
