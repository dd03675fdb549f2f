import type { CardState } from '../ipc/sticks.ts';
import { rateFrom } from '../work-rate.ts';
import {
  changeCard,
  withCard,
  withDrive,
  withOfferedNumbers,
  withOtherStick,
  withoutDrive,
  withStickBack,
} from './bench-cards.ts';
import {
  endOf,
  filesOf,
  isUnderWay,
  shareOf,
  withRateNoted,
  withRunEnded,
  withRunStick,
  withRunSticks,
} from './bench-run.ts';
import {
  type BenchCard,
  type BenchEvent,
  type BenchRun,
  type BenchState,
  type CardStick,
  cardOfDrive,
  isRunEnd,
  isRunOn,
} from './bench-state.ts';
import { whyNotRead } from './drive-status.ts';

const MAX_NOTICES = 20;

/** The state after an event. An event about a drive that has no card changes nothing. */
export function benchAfter(state: BenchState, event: BenchEvent): BenchState {
  const after = withOfferedNumbers(next(state, event));
  return after === state && event.type !== 'tick' ? state : { ...after, revision: state.revision + 1 };
}

function next(state: BenchState, event: BenchEvent): BenchState {
  switch (event.type) {
    case 'drive-added':
      return withDrive(state, event.drive);
    case 'drive-changed':
      return changeCard(state, event.drive.key, (card) => ({
        drive: event.drive,
        ...whereUnmounted(card, event.drive),
      }));
    case 'drive-removed':
      return withoutDrive(state, event.key);
    case 'other-stick':
      return withOtherStick(state, event.key);
    case 'looking':
      return changeCard(state, event.key, ({ doing }) => ({
        doing: isUnderWay(state.run, event.key) ? doing : LOOKING,
      }));
    case 'left-out':
      return changeCard(state, event.key, () => ({ doing: { is: 'left-out' } }));
    case 'identified':
      return identified(state, event);
    case 'reading': {
      const { filesDone, filesTotal, captures } = event;
      return changeCard(state, event.key, () => ({ doing: { is: 'reading', filesDone, filesTotal, captures } }));
    }
    case 'read':
      return changeCard(state, event.key, () => ({
        doing: isUnderWay(state.run, event.key) ? WAITING : event.state,
        otherFiles: event.otherFiles,
        isStored: event.isStored,
      }));
    case 'not-read': {
      const { trouble, captures } = event;
      return changeCard(state, event.key, ({ isIn, doing }) => {
        // What a run said of a stick that is out stays.
        const isSaid = !isIn && isRunEnd(doing);
        return { doing: isSaid ? doing : { is: 'not-read', trouble, captures }, isStored: false };
      });
    }
    case 'noticed':
      return noticed(state, event);
    case 'numbers':
      return { ...state, freeNumbers: event.free };
    case 'run-began':
      return runBegan(state, event);
    case 'run-joined':
      return withWaiting(withRunSticks(state, event.keys, event.atMs), event.keys);
    case 'run-cancelling':
      return isRunOn(state) && state.run !== null ? { ...state, run: { ...state.run, isCancelling: true } } : state;
    case 'stage-progress':
      return progressed(state, event);
    case 'stage-ended':
      return stageEnded(state, event);
    case 'run-left-out':
      return ended(withRunStick(withoutWaiting(state, event.key), event.key, { stage: 'left-out' }), event.atMs);
    case 'run-not-begun': {
      const cancelled: CardState = { is: 'cancelled', step: 'check', share: 0 };
      const after = changeCard(state, event.key, () => ({ doing: cancelled }));
      return ended(withRunStick(after, event.key, { stage: 'cancelled' }), event.atMs);
    }
    case 'dismissed':
      return dismissed(state, event.token);
    case 'limits':
      return { ...state, limits: event.limits };
    case 'scan-trouble':
      return state.scanTrouble === event.trouble ? state : { ...state, scanTrouble: event.trouble };
    case 'store':
      return state.isStoreFailed === event.isFailed ? state : { ...state, isStoreFailed: event.isFailed };
    case 'disk':
      return state.isDiskLow === event.isLow ? state : { ...state, isDiskLow: event.isLow };
    case 'polling':
      return { ...state, isPolling: true };
    case 'watching':
      return { ...state, isWatching: event.isWatching };
    case 'tick':
      return withRateNoted(state, event.atMs);
  }
}

const LOOKING: CardState = { is: 'looking' };
const WAITING: CardState = { is: 'waiting' };

/** Its card says why it was left out, or will once the system has said so. */
function withoutWaiting(state: BenchState, key: string): BenchState {
  return changeCard(state, key, ({ doing }) => ({ doing: doing.is === 'waiting' ? LOOKING : doing }));
}

/** Unmounted while nothing was said of it yet: only its statuses can tell why. What was said before stays true. */
function whereUnmounted({ doing }: BenchCard, drive: BenchCard['drive']): Partial<BenchCard> {
  const isGone = doing.is === 'stranger' && whyNotRead(drive).length > 0;
  return isGone ? { doing: { is: 'left-out' } } : {};
}

function identified(state: BenchState, event: Extract<BenchEvent, { type: 'identified' }>): BenchState {
  const { key, stick, begunId } = event;
  const ids = [stick?.stickId, begunId].filter((id) => typeof id === 'string');
  return changeCard(withStickBack(state, key, ids), key, () => ({ stick, begunId }));
}

function noticed(state: BenchState, { key, collected }: Extract<BenchEvent, { type: 'noticed' }>): BenchState {
  const card = cardOfDrive(state, key);
  if (card === null) return state;
  const tokens = state.tokens + 1;
  const stick = card.stick?.isOurs === true ? card.stick : null;
  const notice = {
    notice: `notice-${tokens}`,
    card: card.card,
    number: card.stick?.number ?? null,
    stickId: stick?.stickId ?? null,
    ...collected,
  };
  return { ...state, tokens, notices: [notice, ...state.notices].slice(0, MAX_NOTICES) };
}

function runBegan(state: BenchState, event: Extract<BenchEvent, { type: 'run-began' }>): BenchState {
  const tokens = state.tokens + 1;
  const run: BenchRun = {
    run: `run-${tokens}`,
    choice: event.choice,
    ...event.kit,
    sticks: [],
    passedOver: event.passedOver,
    rate: rateFrom(event.atMs, 0),
    endedMs: null,
    isCancelling: false,
  };
  // What the run before it finished and is gone has been seen by now; what failed stays.
  const cards = state.cards.filter((card) => card.isIn || card.doing.is === 'failed');
  return withWaiting(withRunSticks({ ...state, tokens, cards, run }, event.keys, event.atMs), event.keys);
}

/** A stick that is still being read goes on with that; its run shows once it is read. */
function withWaiting(state: BenchState, keys: readonly string[]): BenchState {
  const isReading = ({ doing }: BenchCard) => doing.is === 'looking' || doing.is === 'reading';
  const cards = state.cards.map((card) =>
    keys.includes(card.drive.key) && !isReading(card) ? { ...card, doing: WAITING } : card,
  );
  return { ...state, cards };
}

function progressed(state: BenchState, { progress }: Extract<BenchEvent, { type: 'stage-progress' }>): BenchState {
  // How it ended is told by its row.
  if (progress.outcome !== 'running') return state;
  const { key, step, filesTotal, filesWritten, filesVerified } = progress;
  const after = changeCard(state, key, (card) => {
    const share = Math.max(shareOf(progress), shareSoFar(card));
    const doing = { is: 'working', step, filesTotal, filesWritten, filesVerified, share } as const;
    return { doing, offered: card.stick === null ? progress.number : null };
  });
  return withRunStick(after, key, { stage: 'working', filesDone: filesOf(progress) });
}

function shareSoFar({ doing }: BenchCard): number {
  return doing.is === 'working' ? doing.share : 0;
}

function stageEnded(state: BenchState, event: Extract<BenchEvent, { type: 'stage-ended' }>): BenchState {
  const { row, isNumberTaken, atMs } = event;
  const after = changeCard(state, row.key, (card) => {
    const doing = endOf(row, isNumberTaken, Math.max(shareOf(row.progress), shareSoFar(card)));
    if (row.outcome !== 'done') {
      const number = card.stick === null && row.number > 0 ? row.number : card.offered;
      return { doing, begunId: row.stickId ?? card.begunId, offered: number };
    }
    const { stickId, number, batch, groupTag } = row.manifest;
    const stick: CardStick = { stickId, number, batch, groupTag, isOurs: true };
    return { doing, stick, begunId: null, offered: null };
  });
  return ended(withRunStick(after, row.key, { stage: row.outcome, filesDone: filesOf(row.progress) }), atMs);
}

function ended(state: BenchState, atMs: number): BenchState {
  return withRunEnded(state, atMs, (key) => {
    const card = cardOfDrive(state, key);
    return card !== null && isRunEnd(card.doing);
  });
}

function dismissed(state: BenchState, token: string): BenchState {
  if (state.run?.run === token) {
    if (isRunOn(state)) return state;
    const cards = state.cards.filter((card) => card.isIn || card.doing.is !== 'done');
    return { ...state, cards, run: null };
  }
  const card = state.cards.find((other) => other.card === token);
  if (card === undefined) {
    const notices = state.notices.filter(({ notice }) => notice !== token);
    return notices.length === state.notices.length ? state : { ...state, notices };
  }
  if (!isRunEnd(card.doing) || isUnderWay(state.run, card.drive.key)) return state;
  if (!card.isIn) return { ...state, cards: state.cards.filter((other) => other !== card) };
  return withCard(state, { ...card, doing: LOOKING });
}
