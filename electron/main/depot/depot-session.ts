import type { Bench } from '../../core/depot/bench-ports.ts';
import type { BulkRunner } from '../../core/ports/bulk-runner.ts';
import type { PracticeRound } from '../../core/practice/practice-round.ts';
import type { Store } from '../../core/store/open-store.ts';
import type { Works } from '../../core/work/works.ts';
import { DepotClosed } from '../ipc/registrar.ts';
import type { DepotKind, Depots } from './depots.ts';
import type { StoreWatch } from './store-watch.ts';

/** An open depot: its store and everything that works on it. */
export interface DepotSession {
  readonly kind: DepotKind;
  readonly store: Store;
  readonly bulk: BulkRunner;
  readonly bench: Bench;
  readonly works: Works;
  readonly watch: StoreWatch;
  /** Null in the own depot. */
  readonly practice: PracticeRound | null;
  /** Resolves once the bench works by what is set now. */
  settingsApplied(): Promise<void>;
  /** Aborted when the depot is closed. */
  readonly signal: AbortSignal;
  /** Ends works, bench and store, in this order. */
  close(): Promise<void>;
}

/** The open depot. @throws DepotClosed, which the registrar answers as `depot-closed`. */
export function openSession(depots: Pick<Depots, 'session'>): DepotSession {
  const session = depots.session();
  if (session === null) throw new DepotClosed();
  return session;
}

/** Has the window told soon of what the work stored: it may have stored something also where it failed. */
export async function recorded<T>(depots: Pick<Depots, 'session'>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } finally {
    depots.session()?.watch.lookSoon();
  }
}
