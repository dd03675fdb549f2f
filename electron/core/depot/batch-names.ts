import { proposeBatch } from '../../../shared/sticks/propose-batch.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/open-store.ts';

/** Names for the batches of runs that nobody gave one. */
export interface BatchNames {
  /**
   * A new name for a run that a person began. Sticks that are prepared again by themselves go on in the batch of that
   * day that was named last, or each of them would be a batch of its own.
   */
  next(isByItself: boolean): Promise<string>;
}

export function createBatchNames({ db }: Store, clock: Clock): BatchNames {
  const given = new Set<string>();
  let last: { readonly firstOfDay: string; readonly name: string } | null = null;
  return {
    async next(isByItself) {
      const firstOfDay = proposeBatch(clock.nowMs(), new Set());
      if (isByItself && last?.firstOfDay === firstOfDay) return last.name;
      const rows = await db.selectFrom('batches').select('name').execute();
      const name = proposeBatch(clock.nowMs(), new Set([...given, ...rows.map((row) => row.name)]));
      given.add(name);
      last = { firstOfDay, name };
      return name;
    },
  };
}
