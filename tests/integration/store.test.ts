import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../electron/adapters/sqlite/open-sqlite-store.ts';
import { createIdSource } from '../../electron/adapters/system-ports.ts';
import { appendAudit } from '../../electron/core/store/audit.ts';
import { readEvidence } from '../../electron/core/store/evidence.ts';
import type { Store } from '../../electron/core/store/open-store.ts';
import { inRecording } from '../../electron/core/store/recording.ts';
import { toStoreError } from '../../electron/core/store/store-failure.ts';
import { writeCaptures } from './collect-support/capture-folder.ts';
import { NOW_MS, openDepot } from './collect-support/depot.ts';

const clock = { nowMs: () => NOW_MS };
let folder: string;
const stores: Store[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hash-courier-store-'));
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  await rm(folder, { recursive: true, force: true });
});

const path = () => join(folder, 'store.sqlite');
const openAt = (at: string, busyTimeoutMs = 1000) =>
  openSqliteStore({ path: at, clock, ids: createIdSource(clock), busyTimeoutMs });

async function openStore(busyTimeoutMs?: number): Promise<Store> {
  const opened = await openAt(path(), busyTimeoutMs);
  if (!opened.ok) throw new Error(opened.error.detail);
  stores.push(opened.value);
  return opened.value;
}

const audit = (store: Store, subject: string) =>
  inRecording(store, (recording) => appendAudit(recording, 'test', subject, {}));
const auditSubjects = async (store: Store) =>
  (await store.db.selectFrom('audit').select('subject').orderBy('id').execute()).map((row) => row.subject);

test('large bytes come out as they went in, in memory that threads share', async () => {
  const store = await openStore();
  const content = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
  const evidence = { sha256: 'a'.repeat(64), sizeBytes: content.length, encoding: 'none' as const, content };
  await store.db
    .insertInto('evidence')
    .values({
      ...{ sha256: evidence.sha256, size_bytes: content.length, encoding: 'none', content },
      ...{ kind: 'capture', companion_sha256: null, first_seen_at: new Date(NOW_MS).toISOString() },
    })
    .execute();
  const [read] = await readEvidence(store, [evidence.sha256]);
  expect(read).toEqual(evidence);
  expect(read?.content.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('a commit survives the power going, and a reader never waits for a writer', async () => {
  const store = await openStore();
  const pragma = async (name: string) => (await sql`pragma ${sql.raw(name)}`.execute(store.db)).rows;
  expect(await pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  expect(await pragma('synchronous')).toEqual([{ synchronous: 2 }]);
  expect(await pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
});

test('the audit log can only grow', async () => {
  const store = await openStore();
  await audit(store, 'first');
  await expect(store.db.updateTable('audit').set({ subject: 'other' }).execute()).rejects.toThrow('append-only');
  await expect(store.db.deleteFrom('audit').execute()).rejects.toThrow('append-only');
  expect(await auditSubjects(store)).toEqual(['first']);
});

test('transactions run one after another, and a failed one leaves nothing', async () => {
  const store = await openStore();
  const results = await Promise.allSettled([
    audit(store, 'a'),
    inRecording(store, async (recording) => {
      await appendAudit(recording, 'test', 'lost', {});
      throw new Error('changed my mind');
    }),
    audit(store, 'b'),
  ]);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await auditSubjects(store)).toEqual(['a', 'b']);
});

test('what was stored is there when the store is opened again', async () => {
  const store = await openStore();
  await audit(store, 'kept');
  await store.close();
  expect(await auditSubjects(await openStore())).toEqual(['kept']);
});

test.each([
  {
    description: 'a folder in its place',
    prepare: (at: string) => mkdir(at, { recursive: true }),
    code: 'store-not-opened',
  },
  {
    description: 'another file in its place',
    prepare: (at: string) => writeFile(at, 'This is no database. '.repeat(100)),
    code: 'store-damaged',
  },
  {
    description: 'a file where its folder should be',
    prepare: () => writeFile(join(folder, 'file'), ''),
    at: () => join(folder, 'file', 'store.sqlite'),
    code: 'store-not-opened',
  },
])('with $description it says why it cannot be opened', async ({ prepare, at = path, code }) => {
  await prepare(path());
  expect(await openAt(at())).toMatchObject({ ok: false, error: { code } });
});

test('a store that a newer version has opened is refused', async () => {
  const store = await openStore();
  await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2099-01-01')`.execute(store.db);
  await store.close();
  expect(await openAt(path())).toMatchObject({ ok: false, error: { code: 'store-newer' } });
});

test('a full disk is told, and the store goes on once there is room', async () => {
  const store = await openStore();
  await audit(store, 'before');
  await sql`pragma max_page_count = 1`.execute(store.db);
  const failure = await inRecording(store, async (recording) => {
    for (let n = 0; n < 2000; n++) await appendAudit(recording, 'test', 'x'.repeat(1000), {});
  }).catch(toStoreError);
  expect(failure).toMatchObject({ code: 'store-disk-full' });
  await sql`pragma max_page_count = 1000000`.execute(store.db);
  await audit(store, 'after');
  expect(await auditSubjects(store)).toEqual(['before', 'after']);
});

test('trap 12: another process that writes for too long is told as such, and not waited for without end', async () => {
  const store = await openStore(50);
  const other = new DatabaseSync(path());
  other.exec('begin immediate');
  expect(await audit(store, 'too early').catch(toStoreError)).toMatchObject({ code: 'store-in-use' });
  other.exec('commit');
  other.close();
  await audit(store, 'in time');
  expect(await auditSubjects(store)).toEqual(['in time']);
});

test('a second process can use the store while it is busy', async () => {
  const depot = await openDepot();
  writeCaptures(depot.stick('a'), 0, 600);
  writeCaptures(depot.stick('b'), 300, 600);
  const child = fileURLToPath(new URL('./collect-support/kill-child.ts', import.meta.url));
  const second = spawn(process.execPath, [child, join(depot.folder, 'store.sqlite'), depot.stick('b')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(second, 'exit');
  for (let look = 0; look < 3; look++) {
    expect(await depot.collect({ root: depot.stick('a'), stick: null })).toMatchObject({
      captures: 600,
      stopped: null,
    });
  }
  expect(await ended).toEqual([0, null]);
  const { count } = await depot.store.db
    .selectFrom('captures')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(900);
  await depot.close();
});

test('a store that is closed answers with an error, not with silence', async () => {
  const store = await openStore();
  await store.close();
  await expect(store.db.selectFrom('audit').selectAll().execute()).rejects.toThrow('destroyed');
});
