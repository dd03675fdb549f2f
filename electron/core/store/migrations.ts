import type { Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import { up as first } from './migrations/0001-first.ts';
import { up as searchText } from './migrations/0002-search-text.ts';
import { up as window } from './migrations/0003-window.ts';

export interface StoreMigration {
  /** Sorts after every earlier one: four digits and words. */
  readonly name: string;
  /** Runs inside one transaction with the other pending ones. It may use only SQL that every engine understands. */
  readonly up: (db: Kysely<unknown>, engine: Engine) => Promise<void>;
}

/**
 * Every migration, oldest first, named in code so that a bundle holds them. One that has shipped is never changed;
 * a new one comes with a fixture in `tests/integration/store-migrations.test.ts` for the version before it.
 */
export const STORE_MIGRATIONS: readonly StoreMigration[] = [
  { name: '0001-first', up: first },
  { name: '0002-search-text', up: searchText },
  { name: '0003-window', up: window },
];
