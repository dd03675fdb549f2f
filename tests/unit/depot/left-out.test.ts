import { describe, expect, it } from 'vitest';
import { createLeftOut } from '../../../electron/core/depot/left-out.ts';
import type { DriveStatusCode } from '../../../shared/sticks/drive-status.ts';
import { FakeTimer, fakeDrive } from '../sticks/stage-fakes.ts';

function leftOutWithTimer() {
  const timer = new FakeTimer();
  const told: (readonly DriveStatusCode[])[] = [];
  return { timer, told, leftOut: createLeftOut(timer, (_, statuses) => told.push(statuses)) };
}

describe('what is left out', () => {
  it.each(['locked', 'unknown', 'unreadable'] as const)('is told at once where it is %s', (status) => {
    const { leftOut, told } = leftOutWithTimer();
    leftOut.tell(fakeDrive('/e'), [status]);
    expect(told).toEqual([[status]]);
  });

  it.each(['not-mounted', 'no-file-system'] as const)(
    'is told once where it is still %s after a while',
    async (status) => {
      const { leftOut, told, timer } = leftOutWithTimer();
      leftOut.tell(fakeDrive('/e'), [status]);
      expect(told).toEqual([]);
      await timer.pass(60_000);
      expect(told).toEqual([[status]]);
    },
  );

  it('is not told of a drive that was mounted or taken out in the meantime', async () => {
    const { leftOut, told, timer } = leftOutWithTimer();
    leftOut.tell(fakeDrive('/e'), ['not-mounted']);
    leftOut.forget(fakeDrive('/e'));
    leftOut.tell(fakeDrive('/f'), ['not-mounted']);
    leftOut.forgetAll();
    expect(timer.delaysMs).toEqual([]);
    await timer.pass(60_000);
    expect(told).toEqual([]);
  });

  it('is never the drive that this PC runs from, but a folder of it that a person named', () => {
    const { leftOut, told } = leftOutWithTimer();
    leftOut.tell(fakeDrive('/'), ['system']);
    leftOut.tell(fakeDrive('/', { kind: 'folder' }), ['system']);
    expect(told).toEqual([['system']]);
  });
});
