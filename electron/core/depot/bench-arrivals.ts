/** What the bench does by itself as drives come, change and go, and what the settings ask for after that. */
import { err } from '../../../shared/result.ts';
import { waitsForStick } from '../../../shared/sticks/bench-cards.ts';
import { isUnderWay } from '../../../shared/sticks/bench-run.ts';
import { type BenchCard, cardOfDrive } from '../../../shared/sticks/bench-state.ts';
import { canPrepareCard } from '../../../shared/sticks/bench-view.ts';
import { mainVolume } from '../../../shared/sticks/drive.ts';
import { whyNotRead } from '../../../shared/sticks/drive-status.ts';
import type { DriveEvent } from '../drives/watch-drives.ts';
import { wipeStick } from '../sticks/wipe-stick.ts';
import { isEvidenceStored } from '../store/evidence.ts';
import { recordPlace, retireStick } from '../store/sticks.ts';
import type { BenchJobs } from './bench-jobs.ts';
import type { BenchParts } from './bench-ports.ts';
import type { BenchReader } from './bench-reader.ts';
import type { BenchStager } from './bench-stager.ts';

type Wiped = Awaited<ReturnType<typeof wipeStick>>;

export interface BenchArrivals {
  onDriveEvent(event: DriveEvent): void;
  /** Looks at a stick, and collects it where the settings or a person want that. */
  receive(key: string, isAsked?: boolean): Promise<void>;
  /** Our files go from the stick. One that is prepared again at once keeps its name; any other gives it back. */
  clearStick(card: BenchCard, keepsName: boolean): Promise<Wiped>;
}

export function createBenchArrivals(
  parts: BenchParts,
  reader: BenchReader,
  stager: BenchStager,
  jobs: BenchJobs,
): BenchArrivals {
  const { ports, stopped, state, options, dispatch, background, patiently, stored } = parts;
  const { store } = ports;

  async function receive(key: string, isAsked = false): Promise<void> {
    if (stopped.aborted || cardOfDrive(state(), key)?.isIn !== true || isUnderWay(state().run, key)) return;
    if (isAwaited(key)) {
      if ((await reader.isAwaited(key)) && beginsAgain(key)) return;
      dispatch({ type: 'other-stick', key });
    }
    const reading = await reader.look(key);
    if (reading === null || beginsAgain(key)) return;
    if (!options().collectByItself && !isAsked) return reader.survey(key, reading);
    if (await reader.collect(key, reading)) await goOn(key);
  }

  /** A stick that was pulled out in the middle is back: it begins again by itself, or where a run is cancelled says so. */
  function beginsAgain(key: string): boolean {
    if (!isAwaited(key) || stager.jobOf(key) === null) return false;
    // Somebody who cancels a run wants no stick to join it.
    if (state().run?.isCancelling === true) dispatch({ type: 'run-not-begun', key, atMs: ports.clock.nowMs() });
    else stager.again([key]);
    return true;
  }

  function isAwaited(key: string): boolean {
    const card = cardOfDrive(state(), key);
    return card !== null && waitsForStick(card) && whyNotRead(card.drive).length === 0;
  }

  async function goOn(key: string): Promise<void> {
    const card = cardOfDrive(state(), key);
    if (card?.stick?.isOurs !== true || card.doing.is !== 'collected') return;
    const { new: brought, captures, kitProblems } = card.doing;
    const { prepareAgain, clearCollected } = options();
    const hasCause = brought > 0 || kitProblems > 0;
    const isCancelling = state().run?.isCancelling === true;
    const isAgain = prepareAgain && hasCause && !isCancelling && canPrepareCard(card, state().limits);
    const job = isAgain ? await jobs.next([], true) : null;
    const isPreparable = job !== null && typeof job !== 'string';
    if (clearCollected && captures > 0) await clearStick(card, isPreparable);
    if (isPreparable) stager.begin([key], job, 0);
  }

  async function clearStick(card: BenchCard, keepsName: boolean): Promise<Wiped> {
    const root = mainVolume(card.drive)?.path;
    if (root === undefined) return err({ code: 'unreadable', errno: '' });
    const isCaptureSafe = (sha256: string) => isEvidenceStored(store, sha256);
    const wiped = await wipeStick(root, ports.key.publicKey, { ...ports, isCaptureSafe });
    const { stick } = card;
    if (wiped.ok && stick !== null && !keepsName) {
      await patiently(card.drive.key, () => retireStick(store, stick.stickId));
      // Its number is free before the stick is looked at again, and offered one.
      await stored();
    }
    return wiped;
  }

  async function letGo(card: BenchCard): Promise<void> {
    const { stick, doing, isStored } = cardOfDrive(state(), card.drive.key) ?? card;
    // Back already, or in another port by now.
    if (stick?.isOurs !== true || isInside(stick.stickId)) return;
    const place = doing.is === 'collected' && isStored ? 'shelf' : 'out';
    await patiently(card.drive.key, () => recordPlace(store, stick.stickId, place));
    stored();
  }

  function isInside(stickId: string): boolean {
    return state().cards.some((card) => card.isIn && card.stick?.stickId === stickId);
  }

  function onDriveEvent(event: DriveEvent): void {
    switch (event.type) {
      case 'added': {
        // A drive that is listed twice is one drive.
        if (cardOfDrive(state(), event.drive.key)?.isIn === true) break;
        dispatch({ type: 'drive-added', drive: event.drive });
        background(event.drive, () => receive(event.drive.key));
        break;
      }
      case 'changed': {
        dispatch({ type: 'drive-changed', drive: event.drive });
        if (whyNotRead(event.before).join() === whyNotRead(event.drive).join()) break;
        reader.forget(event.drive);
        // A drive is listed before the system has mounted it, and a locked one can be unlocked.
        if (whyNotRead(event.before).length > 0) background(event.drive, () => receive(event.drive.key));
        break;
      }
      case 'removed': {
        reader.forget(event.drive);
        const card = cardOfDrive(state(), event.drive.key);
        dispatch({ type: 'drive-removed', key: event.drive.key });
        if (card !== null) background(event.drive, () => letGo(card));
        break;
      }
      case 'scan-failed':
        dispatch({ type: 'scan-trouble', trouble: event.error.code });
        break;
      case 'scan-recovered':
        dispatch({ type: 'scan-trouble', trouble: null });
        break;
      case 'hot-plug-unavailable':
        dispatch({ type: 'polling' });
        break;
    }
  }

  return { onDriveEvent, receive, clearStick };
}
