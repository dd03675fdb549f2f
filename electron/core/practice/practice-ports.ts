import { readdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok } from '../../../shared/result.ts';
import type { DriveLister } from '../ports/drive-lister.ts';
import type { Ejector } from '../ports/ejector.ts';
import type { HotPlug } from '../ports/hot-plug.ts';
import type { Timer } from '../ports/timer.ts';
import { type OpenDisk, openDisk, type StickDisk } from '../sticks/stick-disk.ts';
import { errnoOf } from '../sticks/stick-error.ts';
import type { PracticeDepot } from './practice-depot.ts';

/** Virtual sticks as the rest of the program sees drives. */
export interface PracticePorts {
  readonly lister: DriveLister;
  readonly hotPlug: HotPlug;
  readonly ejector: Ejector;
  /** A disk that takes as long as a stick does, so that a person sees the work. */
  readonly openDisk: OpenDisk;
  /**
   * Takes a stick out or puts it in, as a hand does: at any moment. @returns False where the system held it, or it was
   * there already.
   */
  move(stick: string, to: 'in' | 'out'): Promise<boolean>;
  isIn(stick: string): Promise<boolean>;
}

/** Windows refuses to move a folder while a file in it is open: the hand tries again. */
const MOVE_TRIES = 20;
const MOVE_PAUSE_MS = 50;

export function createPracticePorts(depot: PracticeDepot, timer: Timer, paceMs: number): PracticePorts {
  const listeners = new Set<() => void>();

  const exists = (path: string) =>
    stat(path).then(
      () => true,
      () => false,
    );

  async function move(stick: string, to: 'in' | 'out'): Promise<boolean> {
    const [from, into] = [depot.drawerFolder, depot.pluggedFolder];
    const [source, target] = to === 'in' ? [from, into] : [into, from];
    for (let tries = 0; tries < MOVE_TRIES; tries += 1) {
      try {
        await rename(join(source, stick), join(target, stick));
        for (const listener of listeners) listener();
        return true;
      } catch (error) {
        if (errnoOf(error) === 'ENOENT') return false;
        await new Promise<void>((resolve) => timer.after(MOVE_PAUSE_MS, resolve));
      }
    }
    return false;
  }

  return {
    lister: {
      async list() {
        try {
          const present = new Set(await readdir(depot.pluggedFolder));
          return ok(depot.sticks.filter(({ key }) => present.has(basename(key))));
        } catch (error) {
          return err({ code: 'scan-failed', detail: errnoOf(error) });
        }
      },
      // A folder of this PC is real, and does not belong into a practice.
      folder: async () => err({ code: 'missing', detail: '' }),
    },
    hotPlug: {
      onChange(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    ejector: {
      async eject({ key }) {
        if (dirname(key) !== depot.pluggedFolder) return { ejected: false, reason: 'nothing-to-eject', detail: '' };
        if (await move(basename(key), 'out')) return { ejected: true };
        const isThere = await exists(key);
        return { ejected: false, reason: isThere ? 'in-use' : 'gone', detail: '' };
      },
    },
    openDisk: (root) => openSlowly(root, timer, paceMs),
    move,
    isIn: (stick) => exists(join(depot.pluggedFolder, stick)),
  };
}

/** Writing a file and reading it back are what takes time on a stick. Sticks differ, so that not all are done at once. */
async function openSlowly(root: string, timer: Timer, paceMs: number): Promise<StickDisk> {
  const disk = await openDisk(root);
  if (paceMs <= 0) return disk;
  const number = Number(/\d+$/.exec(root)?.[0] ?? 0);
  const delayMs = paceMs * (0.7 + ((number * 7) % 10) * 0.06);
  const wait = () => new Promise<void>((resolve) => timer.after(delayMs, resolve));
  return {
    ...disk,
    createFile: (path, bytes) => wait().then(() => disk.createFile(path, bytes)),
    readBack: (path, sizeBytes) => wait().then(() => disk.readBack(path, sizeBytes)),
  };
}
