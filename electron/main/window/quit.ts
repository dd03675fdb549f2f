/**
 * The end of the program. Guards that nobody ends it in the middle of writing without being asked, that it is asked once,
 * and that it ends in its order, bench before store, and within a deadline whatever hangs.
 */
import type { App } from 'electron';
import { nodeTimer } from '../../adapters/drives/node-timer.ts';

export type Busy = 'writing' | 'working' | null;

export interface QuitPorts {
  readonly app: Pick<App, 'on' | 'quit' | 'exit'>;
  readonly busy: () => Busy;
  /** True: stop and quit. */
  readonly ask: (busy: NonNullable<Busy>) => Promise<boolean>;
  /** Ends what is under way and closes the depot. */
  readonly shutDown: () => Promise<void>;
  readonly onTooSlow: () => void;
  readonly deadlineMs: number;
}

export interface Quitting {
  /** Whether the program is ending: a window may close then. */
  isUnderWay(): boolean;
  /** Whether it would have to ask. */
  isBusy(): boolean;
}

export function quitInOrder({ app, busy, ask, shutDown, onTooSlow, deadlineMs }: QuitPorts): Quitting {
  let state: 'running' | 'asking' | 'ending' | 'ended' = 'running';

  async function end(): Promise<void> {
    const what = busy();
    if (what !== null) {
      state = 'asking';
      // A question that nobody was asked is not a yes, and the next try asks again.
      if (!(await ask(what).catch(() => false))) {
        state = 'running';
        return;
      }
    }
    state = 'ending';
    const callOff = nodeTimer.after(deadlineMs, () => {
      onTooSlow();
      app.exit(0);
    });
    await shutDown().catch(() => undefined);
    callOff();
    state = 'ended';
    app.quit();
  }

  app.on('before-quit', (event) => {
    if (state === 'ended') return;
    event.preventDefault();
    if (state === 'running') void end();
  });
  return { isUnderWay: () => state === 'ending' || state === 'ended', isBusy: () => busy() !== null };
}
