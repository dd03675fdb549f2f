import { type BenchCard, type BenchState, isRunEnd, isRunOn } from './bench-state.ts';
import type { Drive } from './drive.ts';
import { isSafeToStage } from './drive-status.ts';

/** Cards of drives that the PC runs from stand behind all others. */
const FIRST_SYSTEM_SLOT = 100_000;
const MAX_CARDS = 200;
const MAX_PORTS = 200;

/**
 * Gives a drive its card: in the slot that its USB port had, else in the first that is no other port's. A drive that
 * left a card behind gets that card again.
 */
export function withDrive(state: BenchState, drive: Drive): BenchState {
  const known = state.cards.find((card) => card.drive.key === drive.key);
  if (known !== undefined) return withCard(state, { ...known, drive, isIn: true, isStored: false });
  const cards = withRoom(isRunOn(state) ? state.cards : state.cards.filter((card) => !isMadeRoomFor(card, drive)));
  const slot = slotFor({ ...state, cards }, drive);
  const { port } = drive;
  const isPortNew = port !== null && drive.isSystem !== true && !Object.hasOwn(state.slotOfPort, port);
  const isRemembered = isPortNew && Object.keys(state.slotOfPort).length < MAX_PORTS;
  const tokens = state.tokens + 1;
  const card: BenchCard = {
    card: `card-${tokens}`,
    slot,
    drive,
    isIn: true,
    was: null,
    stick: null,
    begunId: null,
    offered: null,
    otherFiles: null,
    isStored: false,
    doing: { is: 'looking' },
  };
  return {
    ...state,
    tokens,
    cards: [...cards, card],
    slotOfPort: isRemembered ? { ...state.slotOfPort, [port]: slot } : state.slotOfPort,
  };
}

/** The oldest card of what is out goes where there are more cards than can be shown. */
function withRoom(cards: readonly BenchCard[]): readonly BenchCard[] {
  const oldest = cards.length < MAX_CARDS ? undefined : cards.find(({ isIn }) => !isIn);
  return oldest === undefined ? cards : cards.filter((card) => card !== oldest);
}

/** A stick that is done was taken out, and another one takes its port: the card has said what it had to say. */
function isMadeRoomFor({ isIn, doing, drive: { port } }: BenchCard, drive: Drive): boolean {
  return !isIn && doing.is === 'done' && port !== null && port === drive.port;
}

function slotFor(state: BenchState, { isSystem, port }: Drive): number {
  const taken = new Set(state.cards.map((card) => card.slot));
  if (isSystem === true) return firstFree(taken, FIRST_SYSTEM_SLOT);
  const own = port !== null && Object.hasOwn(state.slotOfPort, port) ? state.slotOfPort[port] : undefined;
  if (own !== undefined && !taken.has(own)) return own;
  return firstFree(new Set([...taken, ...Object.values(state.slotOfPort)]), 0);
}

function firstFree(taken: ReadonlySet<number>, from: number): number {
  let slot = from;
  while (taken.has(slot)) slot += 1;
  return slot;
}

/** Takes a drive out. Its card stays where it says how a run ended, and while a run goes on, so that nothing jumps. */
export function withoutDrive(state: BenchState, key: string): BenchState {
  const card = state.cards.find((other) => other.drive.key === key);
  if (card === undefined || !card.isIn) return state;
  // Done is news only while the run that did it is shown.
  const isNews = card.doing.is === 'done' ? state.run !== null : isRunEnd(card.doing);
  if (isNews || isRunOn(state)) return withCard(state, { ...card, isIn: false, was: card.drive });
  return { ...state, cards: state.cards.filter((other) => other !== card) };
}

/** Replaces the card of the same token. */
export function withCard(state: BenchState, card: BenchCard): BenchState {
  return { ...state, cards: state.cards.map((other) => (other.card === card.card ? card : other)) };
}

/** Changes the card of a drive; nothing where it has none. */
export function changeCard(
  state: BenchState,
  key: string,
  change: (card: BenchCard) => Partial<BenchCard>,
): BenchState {
  const card = state.cards.find((other) => other.drive.key === key);
  return card === undefined ? state : withCard(state, { ...card, ...change(card) });
}

/**
 * The stick of a card that stayed is back in another port, or under another name: its card takes the new drive, place
 * and all. Any other card that the same stick left behind has nothing to say any more.
 */
export function withStickBack(state: BenchState, key: string, ids: readonly string[]): BenchState {
  const fresh = state.cards.find((card) => card.drive.key === key);
  if (fresh === undefined || ids.length === 0) return state;
  const left = state.cards.filter((card) => card !== fresh && !card.isIn && ids.some((id) => isOf(card, id)));
  const waiting = left.find((card) => waitsForStick(card));
  const cards = state.cards.filter((card) => !left.includes(card));
  if (waiting === undefined) return { ...state, cards };
  const { drive, slot } = fresh;
  const back = { ...waiting, drive, slot, isIn: true, isStored: false };
  const renamed = withRunKey(state, waiting.drive.key, key);
  return { ...renamed, cards: cards.map((card) => (card === fresh ? back : card)) };
}

/**
 * Another stick is in the place of the one that a card waits for, and the system calls both the same: that card goes on
 * waiting without a drive, and the stick gets its own.
 */
export function withOtherStick(state: BenchState, key: string): BenchState {
  const card = state.cards.find((other) => other.drive.key === key);
  if (card === undefined) return state;
  const left = { ...card, isIn: false, drive: { ...(card.was ?? card.drive), key: `${key}|${card.card}` } };
  return withDrive(withRunKey(withCard(state, left), key, left.drive.key), card.drive);
}

function withRunKey(state: BenchState, from: string, to: string): BenchState {
  const { run } = state;
  if (run === null) return state;
  return {
    ...state,
    run: { ...run, sticks: run.sticks.map((stick) => (stick.key === from ? { ...stick, key: to } : stick)) },
  };
}

function isOf({ stick, begunId }: BenchCard, id: string): boolean {
  return stick?.stickId === id || begunId === id;
}

/** Whether the card asks for its stick to be put back in, and so begins again by itself. */
export function waitsForStick({ doing }: BenchCard): boolean {
  return doing.is === 'failed' && doing.reason === 'pulled-out';
}

/**
 * Gives every stick that may be prepared and has no number the lowest that is free. A number that was shown stays, also
 * that of a try that failed.
 */
export function withOfferedNumbers(state: BenchState): BenchState {
  const free = new Set(state.freeNumbers);
  const keeps = (card: BenchCard) =>
    card.offered !== null && wantsNumber(card, state) && (isInRun(card) || free.has(card.offered));
  const taken = new Set(state.cards.flatMap((card) => (keeps(card) ? [card.offered] : [])));
  const given = new Map<string, number | null>();
  let isLooking = false;
  for (const card of state.cards.toSorted((a, b) => a.slot - b.slot)) {
    // Until it is known whether an earlier one has a number of its own, so that numbers rise with the slots.
    isLooking ||= card.isIn && card.doing.is === 'looking' && isSafeToStage(card.drive, state.limits);
    if (keeps(card)) continue;
    const isWanted = wantsNumber(card, state) && (!isLooking || isInRun(card));
    const number = isWanted ? (state.freeNumbers.find((candidate) => !taken.has(candidate)) ?? null) : null;
    taken.add(number);
    if (number !== card.offered) given.set(card.card, number);
  }
  if (given.size === 0) return state;
  const cards = state.cards.map((card) => {
    const number = given.get(card.card);
    return number === undefined ? card : { ...card, offered: number };
  });
  return { ...state, cards };
}

function wantsNumber(card: BenchCard, { limits }: BenchState): boolean {
  if (card.stick !== null) return false;
  if (isInRun(card)) return true;
  return card.isIn && card.doing.is !== 'looking' && isSafeToStage(card.drive, limits);
}

function isInRun({ doing }: BenchCard): boolean {
  return doing.is === 'waiting' || doing.is === 'working' || isRunEnd(doing);
}
