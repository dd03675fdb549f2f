import { Worker } from 'node:worker_threads';
import {
  CompiledQuery,
  type DatabaseConnection,
  DeleteQueryNode,
  type Driver,
  InsertQueryNode,
  type QueryResult,
  UpdateQueryNode,
} from 'kysely';
import { StoreFailure } from '../../core/store/store-failure.ts';
import { STORE_WORKER } from '../workers/worker-entries.ts';
import type { SqlValue, StoreFault, StoreRequest, StoreResponse, StoreThreadData } from './store-thread-protocol.ts';

interface Waiting {
  readonly resolve: (response: StoreResponse & { readonly ok: true }) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Kysely's driver for a database that lives in a thread of its own. It has one connection; Kysely itself lets one
 * transaction at a time have it, because the adapter says that there is only one.
 */
export class SqliteThreadDriver implements Driver {
  readonly #data: StoreThreadData;
  readonly #waiting = new Map<number, Waiting>();
  readonly #connection: DatabaseConnection;
  #worker: Worker | null = null;
  #ended: Promise<void> = Promise.resolve();
  #lastId = 0;

  constructor(data: StoreThreadData) {
    this.#data = data;
    this.#connection = {
      executeQuery: (query) => this.#execute(query),
      streamQuery: () => {
        throw new Error('The store reads in pages; streaming is not supported.');
      },
    };
  }

  async init(): Promise<void> {
    const worker = new Worker(STORE_WORKER, { workerData: this.#data, name: 'store' });
    this.#worker = worker;
    const opened = new Promise<StoreResponse>((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    this.#ended = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#rejectAll(new StoreFailure('store-not-opened', 'the store is closed'));
        resolve();
      });
    });
    worker.on('message', (response: StoreResponse) => this.#settle(response));
    worker.once('error', (error) => this.#rejectAll(error));
    await opened;
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  /** Immediate: the right to write is taken at the start, so a transaction never fails half-way for want of it. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  /** SQLite ends a transaction itself on some failures (a full disk); there is then nothing left to roll back. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch((error: unknown) => {
      if (!String(error).includes('no transaction is active')) throw error;
    });
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#worker?.postMessage('close');
    await this.#ended;
  }

  async #execute<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const isChange = answersWithChanges(query);
    const response = await this.#ask({
      id: ++this.#lastId,
      sql: query.sql,
      // Table types hold only what SQLite can bind; a value of another kind is refused by the thread.
      parameters: query.parameters as readonly SqlValue[],
      answer: isChange ? 'changes' : 'rows',
    });
    // The rows are what the statement selects, and Kysely's types come from the statement.
    const rows = response.rows as R[];
    return isChange ? { rows, numAffectedRows: BigInt(response.changes) } : { rows };
  }

  #ask(request: StoreRequest): Promise<StoreResponse & { readonly ok: true }> {
    return new Promise((resolve, reject) => {
      if (this.#worker === null) throw new StoreFailure('store-not-opened', 'the store is closed');
      this.#waiting.set(request.id, { resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  #settle(response: StoreResponse): void {
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if (response.ok) waiting?.resolve(response);
    else waiting?.reject(toError(response.fault));
  }

  #rejectAll(error: Error): void {
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function answersWithChanges({ query }: CompiledQuery): boolean {
  const isChange = InsertQueryNode.is(query) || UpdateQueryNode.is(query) || DeleteQueryNode.is(query);
  return isChange && query.returning === undefined;
}

function toError(fault: StoreFault): Error {
  return fault.kind === 'failure' ? new StoreFailure(fault.code, fault.detail) : new Error(fault.detail);
}
