import { type ColumnDataType, type RawBuilder, sql } from 'kysely';

/**
 * The few things that engines spell differently, chosen once when the store is opened. Everything else in the store is
 * SQL that SQLite and PostgreSQL both understand.
 */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** Column type for raw bytes. */
  readonly bytes: ColumnDataType;
  /** Most parameters that one statement may carry. */
  readonly maxParameters: number;
  /** The texts of a JSON list as a subquery, so that thousands of ids are one parameter. */
  readonly textsOf: (json: string) => RawBuilder<string>;
  /** A text up to its first line break, for sorting; all of it where it has none. */
  readonly firstLine: (text: RawBuilder<string>) => RawBuilder<string>;
  /** Statements that make a table refuse updates and deletes. */
  readonly appendOnly: (table: string) => readonly RawBuilder<unknown>[];
}

const refuseInSqlite = (table: string, verb: 'update' | 'delete'): RawBuilder<unknown> =>
  sql`create trigger ${sql.id(`${table}_no_${verb}`)} before ${sql.raw(verb)} on ${sql.table(table)}
      begin select raise(abort, 'append-only'); end`;

export const ENGINES: Readonly<Record<Engine['name'], Engine>> = {
  sqlite: {
    name: 'sqlite',
    bytes: 'blob',
    maxParameters: 32_000,
    textsOf: (json) => sql<string>`(select value from json_each(${json}))`,
    firstLine: (text) => sql<string>`substr(${text}, 1, instr(${text} || char(10), char(10)) - 1)`,
    appendOnly: (table) => [refuseInSqlite(table, 'update'), refuseInSqlite(table, 'delete')],
  },
  postgres: {
    name: 'postgres',
    bytes: 'bytea',
    maxParameters: 65_000,
    textsOf: (json) => sql<string>`(select jsonb_array_elements_text(${json}::jsonb))`,
    firstLine: (text) => sql<string>`split_part(${text}, chr(10), 1)`,
    appendOnly: (table) => [
      sql`create function ${sql.id(`${table}_refuse`)}() returns trigger language plpgsql as
          $$ begin raise exception 'append-only'; end $$`,
      sql`create trigger ${sql.id(`${table}_append_only`)} before update or delete on ${sql.table(table)}
          for each row execute function ${sql.id(`${table}_refuse`)}()`,
    ],
  },
};
