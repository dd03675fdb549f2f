/**
 * Tells the window that devices or the roster may look different. Every transaction that records something takes the
 * store's next turn, whichever part of the program or whichever program began it, so the turn alone says that something
 * changed; and a new day changes what is new today. Guards that the last change is always told, and that many changes
 * are told as one.
 */
import type { Timer } from '../../core/ports/timer.ts';
import type { Store } from '../../core/store/open-store.ts';

export interface StoreWatch {
  /** Rises with everything that was stored, and with the day. */
  revision(): number;
  /** Something of ours may have stored something: looks soon instead of at the next round. */
  lookSoon(): void;
  close(): void;
}

/** Often enough that a collection is seen to go on. */
const SOON_MS = 250;
/** For what another program stores. */
const ROUND_MS = 3_000;

/** @param firstRevision Continues the count of the depot before, so that no revision comes twice. */
export function watchStore(
  ports: {
    /** The turn that the last recording transaction took. */
    readonly turn: () => Promise<number>;
    /** When the local day began. */
    readonly today: () => string;
    readonly timer: Timer;
    readonly tell: (revision: number) => void;
  },
  firstRevision: number,
): StoreWatch {
  let revision = firstRevision;
  let seen: string | null = null;
  let isClosed = false;
  let isLooking = false;
  let isAskedAgain = false;
  let callOff = ports.timer.after(0, look);
  let isSoon = true;

  function look(): void {
    isLooking = true;
    isSoon = false;
    ports
      .turn()
      .then(
        (turn) => {
          const now = `${ports.today()} ${turn}`;
          if (seen !== null && now !== seen && !isClosed) {
            revision += 1;
            ports.tell(revision);
          }
          seen = now;
        },
        // A store that fails says so where it is worked with; the next round looks again.
        () => undefined,
      )
      .finally(() => {
        isLooking = false;
        if (!isClosed) lookAfter(isAskedAgain ? SOON_MS : ROUND_MS);
      });
  }

  function lookAfter(delayMs: number): void {
    callOff();
    isSoon = delayMs === SOON_MS;
    isAskedAgain = false;
    callOff = ports.timer.after(delayMs, look);
  }

  return {
    revision: () => revision,
    lookSoon() {
      if (isLooking) isAskedAgain = true;
      else if (!isSoon && !isClosed) lookAfter(SOON_MS);
    },
    close() {
      isClosed = true;
      callOff();
    },
  };
}

export async function lastTurn({ db }: Pick<Store, 'db'>): Promise<number> {
  const row = await db.selectFrom('write_turn').where('id', '=', 1).select('turn').executeTakeFirst();
  return Number(row?.turn ?? 0);
}
