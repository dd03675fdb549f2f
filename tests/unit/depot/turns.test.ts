import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../electron/core/depot/turns.ts';

describe('turns', () => {
  it('let works that share a name wait for one another, and others not', async () => {
    const turns = createTurns();
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = turns.take(['stick', '/mnt/s'], async () => {
      await gate.promise;
      order.push('first');
    });
    const second = turns.take(['folder', '/mnt/s'], async () => void order.push('second'));
    await turns.take(['other'], async () => void order.push('other'));
    expect(['stick', '/mnt/s', 'folder', 'other'].map(turns.isBusy)).toEqual([true, true, true, false]);
    gate.resolve();
    await Promise.all([first, second]);
    expect(order).toEqual(['other', 'first', 'second']);
    await turns.settled();
    expect(turns.isBusy('/mnt/s')).toBe(false);
  });

  it('go on after a work that failed, whose failure goes to who asked for it', async () => {
    const turns = createTurns();
    const failing = turns.take(['stick'], () => Promise.reject(new Error('No answer')));
    const next = turns.take(['stick'], async () => 'done');
    await expect(failing).rejects.toThrow('No answer');
    expect(await next).toBe('done');
  });
});
