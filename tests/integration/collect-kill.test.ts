import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom, seedOr } from '../support/seeded-random.ts';
import { writeCaptures } from './collect-support/capture-folder.ts';
import { bundleForRun } from './worker-support/bundle-for-run.ts';

const KILLS = 100;
const STICKS = 100;
const CAPTURES_A_STICK = 50;
/** How long a life may be at first, from the moment that the store is open: its threads start, then sticks are stored. */
const LONGEST_LIFE_MS = 200;
/** Checking the whole store each time would cost more than the rest of the test. */
const CHECK_EVERY = 10;

let folder: string;
let child: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hash-courier-kill-'));
  const bundle = join(folder, 'bundle');
  await mkdir(bundle);
  await bundleForRun(bundle, { child: 'tests/integration/collect-support/kill-child.ts' });
  child = join(bundle, 'child.js');
  for (let stick = 0; stick < STICKS; stick++) {
    writeCaptures(join(folder, `stick-${stick}`), stick * CAPTURES_A_STICK, CAPTURES_A_STICK);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('killed at any moment, the store opens again with every acknowledged file exactly once', async () => {
  const seed = seedOr(randomInt(2 ** 32));
  console.log(`kill test seed: ${seed} (HASH_COURIER_SEED=${seed} repeats it)`);
  const random = randomFrom(seed);
  const acknowledged = new Map<string, number>();
  const done = new Set<string>();

  let [kills, killsWhileNew, longestLifeMs] = [0, 0, LONGEST_LIFE_MS];
  while (kills < KILLS) {
    const left = roots().filter((root) => !done.has(root));
    // Should everything be stored before the last kill, the rest of the kills hit files that were seen before.
    const life = await runChild(left.length > 0 ? left : roots(), random(longestLifeMs));
    note(life.lines, acknowledged, done);
    if (life.signal === 'SIGKILL') {
      kills++;
      if (left.length > 0) killsWhileNew++;
    } else expect(life.exitCode).toBe(0);
    // Fast or slow machine: the kills are spread over all of the work.
    longestLifeMs *= done.size / STICKS > kills / KILLS ? 0.8 : 1.2;
    if (kills % CHECK_EVERY === 0) checkStore(acknowledged);
  }
  console.log(
    `${kills} kills, ${killsWhileNew} of them with captures left to store; ${acknowledged.size} acknowledged so far`,
  );

  const last = await runChild(roots(), null);
  expect(last.exitCode).toBe(0);
  note(last.lines, acknowledged, done);
  expect(done.size).toBe(STICKS);
  expect(acknowledged.size).toBe(STICKS * CAPTURES_A_STICK);
  checkStore(acknowledged);
  const database = new DatabaseSync(storePath(), { readOnly: true });
  for (const [table, count] of [
    ['evidence', STICKS * CAPTURES_A_STICK],
    ['sightings', STICKS * CAPTURES_A_STICK],
    ['captures', STICKS * CAPTURES_A_STICK],
    ['devices', STICKS * CAPTURES_A_STICK],
    ['conflicts', 0],
  ] as const) {
    expect(database.prepare(`select count(*) as count from ${table}`).get(), table).toEqual({ count });
  }
  database.close();
});

function roots(): string[] {
  return Array.from({ length: STICKS }, (_, stick) => join(folder, `stick-${stick}`));
}

function storePath(): string {
  return join(folder, 'store.sqlite');
}

interface Life {
  readonly lines: readonly string[];
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** @param lifeMs How long the child lives once its store is open; null lets it end by itself. */
function runChild(sticks: readonly string[], lifeMs: number | null): Promise<Life> {
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, [child, storePath(), ...sticks], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    let timer: NodeJS.Timeout | undefined;
    createInterface({ input: process_.stdout }).on('line', (line) => {
      lines.push(line);
      if (line === 'open' && lifeMs !== null) timer = setTimeout(() => process_.kill('SIGKILL'), lifeMs);
    });
    process_.once('error', reject);
    process_.once('close', (exitCode, signal) => {
      clearTimeout(timer);
      resolve({ lines, exitCode, signal });
    });
  });
}

function note(lines: readonly string[], acknowledged: Map<string, number>, done: Set<string>): void {
  for (const line of lines) {
    const [word = '', what = '', count = ''] = line.split(' ');
    if (word === 'stored') acknowledged.set(what, Number(count));
    if (word === 'done') done.add(join(folder, what));
  }
}

/** The store is whole, and holds what was acknowledged: each file once, with exactly its captures. */
function checkStore(acknowledged: ReadonlyMap<string, number>): void {
  const database = new DatabaseSync(storePath());
  expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  expect(database.prepare('pragma foreign_key_check').all()).toEqual([]);
  const rows = database
    .prepare(
      `select evidence.sha256 as sha256, count(captures.id) as captures from evidence
       left join captures on captures.file_sha256 = evidence.sha256 group by evidence.sha256`,
    )
    .all();
  const stored = new Map(rows.map((row) => [String(row.sha256), Number(row.captures)]));
  for (const [sha256, captures] of acknowledged) expect(stored.get(sha256), sha256).toBe(captures);
  // A file is stored whole or not at all, acknowledged or not.
  expect([...stored.values()].filter((captures) => captures !== 1)).toEqual([]);
  database.close();
}
