import { statementChunks } from '../store/insert-rows.ts';
import type { Store } from '../store/open-store.ts';

/** What sticks are called by: null for one that is retired, and for what is no stick of the roster. */
export type NumberOf = (stickId: string | null) => number | null;

export async function stickNumbers({ db, engine }: Store, ids: readonly (string | null)[]): Promise<NumberOf> {
  const wanted = new Set(ids.filter((id) => id !== null));
  const numbers = new Map<string, number | null>();
  for (const chunk of statementChunks([...wanted], 1, engine)) {
    const rows = await db.selectFrom('sticks').where('id', 'in', chunk).select(['id', 'number']).execute();
    for (const { id, number } of rows) numbers.set(id, number);
  }
  return (id) => (id === null ? null : (numbers.get(id) ?? null));
}
