import type { Kysely } from 'kysely';
import { toUtcText } from '../../../shared/time.ts';
import type { Engine } from './engine.ts';
import type { Store } from './open-store.ts';
import type { Tables } from './tables.ts';

/** What a transaction that changes captures, devices or conflicts works with. */
export interface Recording {
  /** Inside the transaction. */
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  /** When it started: UTC text. */
  readonly at: string;
  newId(): string;
}

/**
 * Runs work in one transaction: all of it is stored or none. Recording transactions take turns on every engine, so that
 * one never decides on what another is about to change.
 */
export async function inRecording<T>(store: Store, work: (recording: Recording) => Promise<T>): Promise<T> {
  const { engine, ids, clock } = store;
  return store.db.transaction().execute(async (db) => {
    await db
      .updateTable('write_turn')
      .set((eb) => ({ turn: eb('turn', '+', 1) }))
      .where('id', '=', 1)
      .execute();
    return work({ db, engine, at: toUtcText(clock.nowMs()), newId: () => ids.ulid() });
  });
}
