import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource } from '../../../electron/adapters/system-ports.ts';
import { type CollectRequest, collectFolder } from '../../../electron/core/collect/collect-folder.ts';
import type { CollectProgress, CollectResult } from '../../../electron/core/collect/collect-result.ts';
import type { BulkRunner } from '../../../electron/core/ports/bulk-runner.ts';
import type { Store } from '../../../electron/core/store/open-store.ts';
import { suitePool } from '../worker-support/suite-pool.ts';

/** 2026-02-01T10:00:00Z. */
export const NOW_MS = 1_769_940_000_000;

/** A folder with a store of its own. */
export interface Depot {
  readonly folder: string;
  readonly store: Store;
  readonly bulk: BulkRunner;
  /** Path of a stick, which is a folder here. */
  stick(name: string): string;
  collect(
    request: CollectRequest,
    onProgress?: (progress: CollectProgress) => void,
    signal?: AbortSignal,
  ): Promise<CollectResult>;
  close(): Promise<void>;
}

export async function openDepot(): Promise<Depot> {
  const folder = await mkdtemp(join(tmpdir(), 'hash-courier-depot-'));
  const clock = { nowMs: () => NOW_MS };
  const opened = await openSqliteStore({ path: join(folder, 'store.sqlite'), clock, ids: createIdSource(clock) });
  if (!opened.ok) throw new Error(opened.error.detail);
  const store = opened.value;
  const bulk = suitePool();
  return {
    folder,
    store,
    bulk,
    stick: (name) => join(folder, name),
    collect: (request, onProgress = () => undefined, signal = new AbortController().signal) =>
      collectFolder(request, { store, bulk }, onProgress, signal),
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** How many rows a table has. */
export async function countRows(
  store: Store,
  table: 'captures' | 'devices' | 'evidence' | 'sightings' | 'issues',
): Promise<number> {
  const { count } = await store.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
