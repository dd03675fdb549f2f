/** What a person asks of the bench: each answer says at once what was begun, or why nothing was. */
import { err, ok } from '../../../shared/result.ts';
import { isUnderWay } from '../../../shared/sticks/bench-run.ts';
import { type BenchCard, cardOfDrive } from '../../../shared/sticks/bench-state.ts';
import { canPrepareCard, endedCards, isHidden, isSafeCard } from '../../../shared/sticks/bench-view.ts';
import { mainVolume } from '../../../shared/sticks/drive.ts';
import type { DriveStatusCode } from '../../../shared/sticks/drive-status.ts';
import type { DriveWatch } from '../drives/watch-drives.ts';
import type { BenchArrivals } from './bench-arrivals.ts';
import type { BenchJobs } from './bench-jobs.ts';
import type { Bench, BenchParts } from './bench-ports.ts';
import type { BenchStager } from './bench-stager.ts';

export type BenchRequests = Pick<
  Bench,
  'prepare' | 'cancel' | 'again' | 'collect' | 'eject' | 'clear' | 'dismiss' | 'addFolder'
>;

export function createBenchRequests(
  parts: BenchParts,
  stager: BenchStager,
  arrivals: BenchArrivals,
  jobs: BenchJobs,
  watch: DriveWatch,
): BenchRequests {
  const { ports, state, dispatch, inTurn, isBusy, background } = parts;
  let folders: readonly string[] = [];

  async function prepare(
    chosen: readonly BenchCard[],
    accepted: readonly DriveStatusCode[],
    passedOver: number,
  ): ReturnType<Bench['prepare']> {
    if (state().run?.isCancelling === true) return refusal('busy');
    const cards = withoutTwins(chosen);
    if (cards.length === 0) return refusal('nothing-to-prepare');
    const job = await jobs.next(accepted, false);
    if (typeof job === 'string') return refusal(job);
    // Between the question and now a stick may have gone, or begun.
    const there = cards.map(({ drive }) => drive.key).filter((key) => cardOfDrive(state(), key)?.isIn === true);
    if (there.length === 0) return refusal('card-gone');
    const keys = there.filter((key) => !isUnderWay(state().run, key));
    if (keys.length === 0) return refusal('busy');
    stager.begin(keys, job, passedOver + chosen.length - cards.length);
    return ok({ sticks: keys.length });
  }

  function cardIn(token: string): BenchCard | 'card-gone' | 'busy' {
    const card = state().cards.find((other) => other.card === token);
    if (card?.isIn !== true) return 'card-gone';
    return isBusy(card.drive) ? 'busy' : card;
  }

  return {
    async prepare(tokens, accepted) {
      const { cards, limits, run } = state();
      if (tokens === null) {
        const isPassedOver = (card: BenchCard) => card.isIn && card.doing.is === 'left-out' && !isHidden(card.drive);
        const safe = cards.filter((card) => isSafeCard(card, limits));
        return prepare(safe, accepted, cards.filter(isPassedOver).length);
      }
      const named = cards.filter(({ card }) => tokens.includes(card));
      if (named.length < new Set(tokens).size || named.some(({ isIn }) => !isIn)) return refusal('card-gone');
      const able = named.filter((card) => canPrepareCard(card, limits));
      if (able.length === 0 && named.some(({ drive }) => isUnderWay(run, drive.key))) return refusal('busy');
      return prepare(able, accepted, named.length - able.length);
    },
    cancel: () => stager.cancel(),
    async again(end) {
      if (state().run?.isCancelling === true) return refusal('busy');
      const keys = endedCards(state(), end).map(({ drive }) => drive.key);
      if (keys.length === 0) return refusal('nothing-to-prepare');
      stager.again(keys);
      return ok({ sticks: keys.length });
    },
    async collect(token) {
      const card = cardIn(token);
      if (typeof card === 'string') return refusal(card);
      background(card.drive, () => arrivals.receive(card.drive.key, true));
      return ok(null);
    },
    async eject(token) {
      const card = cardIn(token);
      if (typeof card === 'string') return refusal(card);
      const outcome = await inTurn(card.drive, () => ports.ejector.eject(card.drive));
      watch.lookNow();
      return outcome.ejected ? ok(null) : err({ code: outcome.reason, detail: outcome.detail.slice(0, 1_000) });
    },
    async clear(token) {
      const card = cardIn(token);
      if (typeof card === 'string') return refusal(card);
      const wiped = await inTurn(card.drive, () => arrivals.clearStick(card, false));
      background(card.drive, () => arrivals.receive(card.drive.key));
      if (!wiped.ok) return refusal(wiped.error.code);
      return ok({ removed: wiped.value.removed.length, stayed: wiped.value.stayed.length });
    },
    dismiss(token) {
      const card = state().cards.find((other) => other.card === token);
      dispatch({ type: 'dismissed', token });
      if (card?.isIn !== true || isUnderWay(state().run, card.drive.key)) return;
      const path = card.drive.kind === 'folder' ? mainVolume(card.drive)?.path : undefined;
      if (path !== undefined && folders.includes(path)) {
        folders = folders.filter((other) => other !== path);
        watch.setFolders(folders);
      } else if (card.doing !== cardOfDrive(state(), card.drive.key)?.doing) {
        background(card.drive, () => arrivals.receive(card.drive.key));
      }
    },
    async addFolder(path) {
      const folder = await ports.lister.folder(path);
      if (!folder.ok) return refusal('not-there');
      if (folder.value.isSystem === true) return refusal('system');
      if (!folders.includes(path)) folders = [...folders, path];
      watch.setFolders(folders);
      return ok(null);
    },
  };
}

/** One card for each place: a drive that is also added as a folder is one stick. */
function withoutTwins(cards: readonly BenchCard[]): readonly BenchCard[] {
  const places = new Set<string>();
  return cards.filter(({ drive }) => {
    const place = mainVolume(drive)?.path ?? drive.key;
    const isTwin = places.has(place);
    places.add(place);
    return !isTwin;
  });
}

function refusal<const C extends string>(code: C) {
  return err({ code, detail: '' });
}
