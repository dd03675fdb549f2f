import { describe, expect, it } from 'vitest';
import { awakeTimer } from '../../../electron/adapters/drives/node-timer.ts';
import { openPatiently } from '../../../electron/core/sticks/patient-disk.ts';
import type { StickDisk } from '../../../electron/core/sticks/stick-disk.ts';
import { FakeTimer, settle } from './stage-fakes.ts';

const DEADLINE_MS = 10_000;
const NIGHT_MS = 8 * 3_600_000;

/** A write under way on a stick, which ends when the test says so. */
async function writing() {
  const timer = new FakeTimer();
  const written = Promise.withResolvers<void>();
  // Only this one operation is asked for.
  const stick = { createFile: () => written.promise } as unknown as StickDisk;
  const disk = await openPatiently(async () => stick, '/stick', awakeTimer(timer), DEADLINE_MS);
  const seen = { outcome: 'under way' };
  disk.createFile('go.cmd', new Uint8Array()).then(
    () => {
      seen.outcome = 'written';
    },
    ({ code }) => {
      seen.outcome = code;
    },
  );
  return { timer, seen, finish: written.resolve };
}

describe('a write on a stick', () => {
  it('ends as too late after its deadline', async () => {
    const { timer, seen } = await writing();
    await timer.pass(DEADLINE_MS - 1);
    expect(seen.outcome).toBe('under way');
    await timer.pass(1);
    expect(seen.outcome).toBe('ETIMEDOUT');
  });

  it('goes on where the PC slept in between, and leaves nothing waiting', async () => {
    const { timer, seen, finish } = await writing();
    await timer.pass(4_500);
    await timer.sleep(NIGHT_MS);
    await timer.pass(4_000);
    expect(seen.outcome).toBe('under way');
    finish();
    await settle();
    expect([seen.outcome, timer.delaysMs]).toEqual(['written', []]);
  });

  it('still has its deadline after a sleep, which counts as a second', async () => {
    const { timer, seen } = await writing();
    await timer.sleep(NIGHT_MS);
    await timer.pass(DEADLINE_MS - 1_001);
    expect(seen.outcome).toBe('under way');
    await timer.pass(1);
    expect(seen.outcome).toBe('ETIMEDOUT');
  });
});
