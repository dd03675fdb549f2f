/**
 * The practice round: sticks, devices and hands that are not real, for a person who learns the main job. What is done
 * is worked out from what is on the virtual sticks and in the store of the practice depot, never from what was clicked.
 */
import { basename, join } from 'node:path';
import type { Answer } from '../../../shared/ipc/contract.ts';
import type { PracticeView } from '../../../shared/ipc/practice.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { createFreshReading } from '../depot/fresh-reading.ts';
import type { Clock } from '../ports/clock.ts';
import type { Timer } from '../ports/timer.ts';
import type { Store } from '../store/open-store.ts';
import { StoreFailure } from '../store/store-failure.ts';
import {
  createPracticeDepot,
  type PracticeDepot,
  type PracticeDepotError,
  type PracticeDepotOptions,
} from './practice-depot.ts';
import { devicesOf, type WaitingDevice } from './practice-devices.ts';
import {
  capturesOn,
  type PracticeFacts,
  practiceFacts,
  type VirtualStick,
  viewOf,
  virtualSticks,
} from './practice-facts.ts';
import { createPracticePorts, type PracticePorts } from './practice-ports.ts';
import { layCapture } from './virtual-capture.ts';

export interface PracticeRoundOptions extends PracticeDepotOptions {
  /** Of the practice depot. */
  readonly folder: string;
  /** How long a virtual stick takes for one file; 0 makes it as fast as the disk. */
  readonly paceMs?: number;
  /** How long until the next device has been captured. */
  readonly captureGapMs?: number;
}

export interface PracticeRound {
  readonly depot: PracticeDepot;
  readonly ports: PracticePorts;
  /** The store of the practice depot, once it is open: what was collected, asked and exported is read from it. */
  follow(store: Store): Promise<void>;
  /** Looks again at sticks and store. Called by itself after what the round does; call it when the store changed. */
  refresh(): Promise<void>;
  view(): PracticeView;
  /** @returns Ends it. */
  onChange(listener: (view: PracticeView) => void): () => void;
  /** Lets the devices run the kit, one after another, and answers as soon as the first begins. */
  runDevices(): Promise<Answer<'practice:run-devices'>>;
  bringBack(): Promise<Answer<'practice:bring-back'>>;
  moveStick(stick: string, to: 'in' | 'out'): Promise<Answer<'practice:move-stick'>>;
  /** Ends what goes on. The folder stays until the next round is made. */
  close(): Promise<void>;
}

export interface PracticeRoundPorts {
  readonly clock: Clock;
  readonly timer: Timer;
  /** Told of what should not happen. */
  onBug(error: unknown): void;
}

/** About a second and a half for a stick with the kit of three files. */
const PACE_MS = 180;
const CAPTURE_GAP_MS = 150;
const MINUTE_MS = 60_000;

export async function createPracticeRound(
  { folder, paceMs = PACE_MS, captureGapMs = CAPTURE_GAP_MS, ...options }: PracticeRoundOptions,
  { clock, timer, onBug }: PracticeRoundPorts,
): Promise<Result<PracticeRound, PracticeDepotError>> {
  const made = await createPracticeDepot(folder, options);
  if (!made.ok) return made;
  const depot = made.value;
  const ports = createPracticePorts(depot, timer, paceMs);
  const names = depot.sticks.map(({ key }) => basename(key));
  const listeners = new Set<(view: PracticeView) => void>();
  let store: Store | null = null;
  let isBusy = false;
  let isClosed = false;
  let running: Promise<void> = Promise.resolve();
  /** Captures laid onto each stick since it was prepared, by stick: only these are this trip's. */
  const laid = new Map<string, { readonly stagedAt: string; readonly captures: number }>();
  for (const { name, isIn, manifest } of await virtualSticks(depot, names, laid)) {
    const folderOf = isIn ? depot.pluggedFolder : depot.drawerFolder;
    const captures = await capturesOn(join(folderOf, name));
    if (manifest !== null) laid.set(name, { stagedAt: manifest.stagedAt, captures });
  }
  const stopListening = ports.hotPlug.onChange(
    () => void looks.read().catch(onBug),
    () => undefined,
  );
  let facts: PracticeFacts = { captures: 0, openConflicts: 0, hasExported: false };
  let view = viewOf(names.map(emptyStick), facts, false);

  function show(next: PracticeView): void {
    if (JSON.stringify(next) === JSON.stringify(view)) return;
    view = next;
    for (const listener of listeners) listener(view);
  }

  const looks = createFreshReading(async () => {
    if (isClosed) return;
    const found = await virtualSticks(depot, names, laid);
    if (store !== null) {
      // A store that is held for a moment is asked again after the next change.
      facts = await practiceFacts(store).catch((error: unknown) => {
        if (error instanceof StoreFailure) return facts;
        throw error;
      });
    }
    if (!isClosed) show(viewOf(found, facts, isBusy));
  });

  async function busyWith(work: () => Promise<void>): Promise<void> {
    isBusy = true;
    show({ ...view, isBusy });
    try {
      await work();
    } finally {
      isBusy = false;
      await looks.read();
    }
  }

  /** Also where it was there already. */
  async function moved(stick: string, to: 'in' | 'out'): Promise<boolean> {
    return (await ports.move(stick, to)) || (await ports.isIn(stick)) === (to === 'in');
  }

  async function capture(sticks: readonly VirtualStick[]): Promise<void> {
    const works = sticks.flatMap((stick) => devicesOf(names.indexOf(stick.name)).map((device) => ({ stick, device })));
    for (const [index, { stick, device }] of works.entries()) {
      const { manifest, name } = stick;
      if (isClosed || manifest === null) return;
      // A device cannot write to a stick that is somewhere else.
      if (await ports.isIn(name)) continue;
      const agoMs = (works.length - index) * MINUTE_MS;
      const capture = { ...device.capture, groupTag: tagFor(device, manifest.groupTag) };
      await layCapture(join(depot.drawerFolder, name), manifest, capture, clock.nowMs() - agoMs);
      laid.set(name, { stagedAt: manifest.stagedAt, captures: (laid.get(name)?.captures ?? 0) + 1 });
      await looks.read();
      if (captureGapMs > 0) await new Promise<void>((resolve) => timer.after(captureGapMs, resolve));
    }
  }

  return ok({
    depot,
    ports,
    async follow(opened) {
      store = opened;
      await looks.read();
    },
    refresh: looks.read,
    view: () => view,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async runDevices() {
      if (isBusy) return err({ code: 'busy', detail: '' });
      // Nothing else begins while it is looked at.
      isBusy = true;
      const found = await virtualSticks(depot, names, laid).finally(() => {
        isBusy = false;
      });
      const prepared = found.filter(({ manifest, captured, devices }) => manifest !== null && captured < devices);
      if (prepared.length === 0) return err({ code: 'no-prepared-stick', detail: '' });
      running = busyWith(async () => {
        // Where sticks are not ejected by themselves, the hand takes them out first.
        for (const { name, isIn } of prepared) if (isIn) await ports.move(name, 'out');
        for (const { name } of prepared) laid.delete(name);
        await capture(prepared);
      }).catch(onBug);
      return ok(view);
    },
    async bringBack() {
      if (isBusy) return err({ code: 'busy', detail: '' });
      let isHeld = false;
      await busyWith(async () => {
        for (const name of names) isHeld = !(await moved(name, 'in')) || isHeld;
      });
      return isHeld ? err({ code: 'held', detail: '' }) : ok(view);
    },
    async moveStick(stick, to) {
      if (isBusy) return err({ code: 'busy', detail: '' });
      const isHeld = names.includes(stick) && !(await moved(stick, to));
      await looks.read();
      return isHeld ? err({ code: 'held', detail: '' }) : ok(view);
    },
    async close() {
      isClosed = true;
      stopListening();
      await running;
      await looks.settled();
    },
  });
}

function emptyStick(name: string, index: number): VirtualStick {
  return { name, isIn: true, manifest: null, devices: devicesOf(index).length, captured: 0 };
}

/**
 * The tag of the stick. A device that is captured on two of them gets a tag typed the second time, and another than the
 * first time: a question for a person. An empty tag contradicts nothing, so it is none then.
 */
function tagFor({ isAgain, isFirst }: WaitingDevice, tag: string): string {
  if (isAgain) return tag === 'OFFICE' ? 'STORE' : 'OFFICE';
  return isFirst && tag === '' ? 'STORE' : tag;
}
