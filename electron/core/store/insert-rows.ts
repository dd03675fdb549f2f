import { CompiledQuery, type Insertable, type InsertQueryBuilder, type InsertResult, type Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

/** As many rows a statement as keep the main thread free: building one takes it a few milliseconds. */
const MAX_ROWS = 200;

/** Cuts rows, or the values of a list, into pieces that fit one statement. */
export function statementChunks<T>(
  items: readonly T[],
  parametersEach: number,
  engine: Engine,
): readonly (readonly T[])[] {
  const size = Math.min(MAX_ROWS, Math.floor(engine.maxParameters / parametersEach));
  const chunks: T[][] = [];
  for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size));
  return chunks;
}

/** The end of an insert: what happens to rows that are there already, and what is returned. It adds no parameters. */
export type InsertEnding<T extends keyof Tables, O> = (
  insert: InsertQueryBuilder<Tables, T, InsertResult>,
) => InsertQueryBuilder<Tables, T, O>;

/**
 * Statements for `MAX_ROWS` rows, by their ending, then by engine and table: building one costs as much as running it,
 * and a collection runs a few of them over and over.
 */
const fullStatements = new Map<unknown, Map<string, string>>();

const asItIs = <Q>(insert: Q): Q => insert;

/**
 * Inserts rows of one shape: the same columns in the same order.
 *
 * @param ending A constant, because statements are kept by it; without it no row may be there yet.
 * @returns What the ending returns.
 */
export async function insertRows<T extends keyof Tables & string, O = InsertResult>(
  db: Kysely<Tables>,
  engine: Engine,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  ending?: InsertEnding<T, O>,
): Promise<readonly O[]> {
  const returned: O[] = [];
  // Without an ending, `O` is what a plain insert returns.
  const finish = ending ?? (asItIs as InsertEnding<T, O>);
  for (const chunk of statementChunks(rows, Object.keys(rows[0] ?? {}).length, engine)) {
    const build = () => finish(db.insertInto(table).values(chunk));
    if (chunk.length < MAX_ROWS) {
      returned.push(...(await build().execute()));
      continue;
    }
    const sql = fullStatement(finish, `${engine.name} ${table}`, () => build().compile().sql);
    const parameters = chunk.flatMap((row) => Object.values(row));
    const { rows: answer } = await db.executeQuery(CompiledQuery.raw(sql, parameters));
    // The statement is the one that the ending's type was made of.
    returned.push(...(answer as O[]));
  }
  return returned;
}

function fullStatement(ending: unknown, name: string, build: () => string): string {
  const statements = fullStatements.get(ending) ?? new Map<string, string>();
  fullStatements.set(ending, statements);
  const sql = statements.get(name) ?? build();
  statements.set(name, sql);
  return sql;
}
