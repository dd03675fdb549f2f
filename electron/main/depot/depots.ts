/**
 * The one depot that is open: the own one or the practice depot. Guards that there is never more than one to work on,
 * that changes of it take turns, and that nothing is begun on one that is being closed.
 */
import type { DepotView } from '../../../shared/ipc/app.ts';
import { err, type Result } from '../../../shared/result.ts';
import type { Timer } from '../../core/ports/timer.ts';
import type { DepotSession } from './depot-session.ts';

export type DepotKind = DepotView['kind'];
export type DepotFailure = NonNullable<DepotView['failure']>;

export interface Depots {
  view(): DepotView;
  /** The open depot; null while there is none. */
  session(): DepotSession | null;
  /** Opens this depot in place of the one that is open; does nothing where it is open already. */
  enter(kind: DepotKind): Promise<DepotView>;
  /** Opens a depot that failed, after what was wrong with it has been mended; one that is open stays as it is. */
  reopen(): Promise<DepotView>;
  /** Makes the practice depot anew. */
  restartPractice(): Promise<DepotView>;
  close(): Promise<void>;
}

export interface DepotPorts {
  open(kind: DepotKind, isAnew: boolean): Promise<Result<DepotSession, DepotFailure>>;
  onChange(view: DepotView): void;
  /** Told of what should not happen; the depot then shows as one that does not open. */
  onBug(error: unknown): void;
  /** Told that a depot did not close in time: the next one opens without waiting for it. */
  onTooSlow(kind: DepotKind): void;
  readonly timer: Timer;
}

/** Longer than a stick takes for one file, and than a store for its last commit. */
const CLOSE_DEADLINE_MS = 20_000;

export function createDepots(ports: DepotPorts, firstKind: DepotKind): Depots {
  let view: DepotView = { kind: firstKind, state: 'opening', failure: null };
  let session: DepotSession | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function show(next: DepotView): void {
    view = next;
    ports.onChange(next);
  }

  /** A drive or a program that hangs keeps nobody out of the other depot. */
  function closeInTime(before: DepotSession): Promise<void> {
    return new Promise((resolve) => {
      const cancel = ports.timer.after(CLOSE_DEADLINE_MS, () => {
        ports.onTooSlow(before.kind);
        resolve();
      });
      void before
        .close()
        .catch(ports.onBug)
        .finally(() => {
          cancel();
          resolve();
        });
    });
  }

  async function change(kind: DepotKind, isAnew: boolean): Promise<DepotView> {
    if (isClosed) return view;
    const before = session;
    session = null;
    show({ kind, state: 'opening', failure: null });
    if (before !== null) await closeInTime(before);
    const opened = await ports.open(kind, isAnew).catch((error: unknown) => {
      ports.onBug(error);
      return err('store-not-opened' as const);
    });
    if (opened.ok) session = opened.value;
    show(opened.ok ? { kind, state: 'open', failure: null } : { kind, state: 'failed', failure: opened.error });
    return view;
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  return {
    view: () => view,
    session: () => session,
    enter: (kind) => inTurn(async () => (view.kind === kind && view.state === 'open' ? view : change(kind, false))),
    reopen: () => inTurn(async () => (view.state === 'open' ? view : change(view.kind, false))),
    restartPractice: () => inTurn(() => change('practice', true)),
    close: () =>
      inTurn(async () => {
        isClosed = true;
        const open = session;
        session = null;
        await open?.close().catch(ports.onBug);
      }),
  };
}
