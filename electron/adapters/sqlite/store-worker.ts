/**
 * The thread that owns the database: it opens it, runs one statement after another and posts what each answers. Nothing
 * else touches the file in this process, so a commit never waits on the main thread and never makes it wait.
 */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { sharedBytes } from '../../core/store/capture-draft.ts';
import { faultOf } from './sqlite-fault.ts';
import type { SqlValue, StoreRequest, StoreResponse, StoreThreadData } from './store-thread-protocol.ts';

/** Statements kept prepared; beyond these the oldest is prepared again when it is needed. */
const PREPARED_STATEMENTS = 32;

/**
 * Full synchronous: a commit that was reported survives a power cut, which is what an acknowledged file rests on. Keys are
 * hashes, so that new rows land all over the file: a cache of 32 MiB keeps the pages at hand, and a log of up to 32 MiB
 * (8,192 pages) before they are copied back lets a page be copied once for many commits.
 */
const SETTINGS = `
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma cache_size = -32768;
  pragma wal_autocheckpoint = 8192;
`;

if (parentPort === null) throw new Error('store-worker runs as a worker thread');
const port = parentPort;
// The only starter is `sqlite-driver.ts`, which passes exactly this.
const { path, busyTimeoutMs, isForViews = false } = workerData as StoreThreadData;

/** SQLite extends the shared-memory file of its log by 32 KiB at a time; the pages of one commit need more. */
const NEEDED_BYTES = 64 * 1024;

function isDiskFull(): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize < NEEDED_BYTES;
  } catch {
    return false;
  }
}

/** Between two tries to switch a new file to the log. */
const RETRY_MS = 10;

/**
 * Switches the file to a write-ahead log. SQLite does not wait its busy timeout here where another program opens the new
 * file at the same moment, so it is tried again for as long.
 */
function switchToLog(database: DatabaseSync): void {
  const deadline = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      const fault = faultOf(error, isDiskFull);
      const isInUse = fault.kind === 'failure' && fault.code === 'store-in-use';
      if (!isInUse || performance.now() >= deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

const prepared = new Map<string, StatementSync>();

function prepare(database: DatabaseSync, sql: string): StatementSync {
  const known = prepared.get(sql);
  if (known !== undefined) {
    prepared.delete(sql);
    prepared.set(sql, known);
    return known;
  }
  const statement = database.prepare(sql);
  prepared.set(sql, statement);
  if (prepared.size > PREPARED_STATEMENTS) {
    const [oldest] = prepared.keys();
    if (oldest !== undefined) prepared.delete(oldest);
  }
  return statement;
}

function answer(database: DatabaseSync, request: StoreRequest): StoreResponse {
  const { id, sql, parameters } = request;
  try {
    const statement = prepare(database, sql);
    if (request.answer === 'changes') {
      return { id, ok: true, rows: [], changes: Number(statement.run(...parameters).changes) };
    }
    // `node:sqlite` types every value as what SQLite can hold, which is what the protocol carries.
    const rows = statement.all(...parameters) as Record<string, SqlValue>[];
    for (const row of rows) shareLargeBytes(row);
    return { id, ok: true, rows, changes: 0 };
  } catch (error) {
    return { id, ok: false, fault: faultOf(error, isDiskFull) };
  }
}

/** Bytes of this size would block the main thread while it receives and passes them on. */
const LARGE_BYTES = 256 * 1024;

function shareLargeBytes(row: Record<string, SqlValue>): void {
  for (const [name, value] of Object.entries(row)) {
    if (!(value instanceof Uint8Array) || value.length < LARGE_BYTES) continue;
    const shared = sharedBytes(value.length);
    shared.set(value);
    row[name] = shared;
  }
}

function open(): DatabaseSync | null {
  try {
    const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
    switchToLog(database);
    database.exec(SETTINGS);
    if (isForViews) database.exec('pragma query_only = on');
    port.postMessage({ id: 0, ok: true, rows: [], changes: 0 } satisfies StoreResponse);
    return database;
  } catch (error) {
    port.postMessage({ id: 0, ok: false, fault: faultOf(error, isDiskFull) } satisfies StoreResponse);
    return null;
  }
}

const database = open();
if (database === null) {
  port.close();
} else {
  port.on('message', (message: StoreRequest | 'close') => {
    if (message !== 'close') {
      port.postMessage(answer(database, message));
      return;
    }
    prepared.clear();
    database.close();
    port.close();
  });
}
