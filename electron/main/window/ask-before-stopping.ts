import type { BrowserWindow } from 'electron';
import type { MainWords } from '../words.ts';
import { askInBox } from './ask-in-box.ts';
import type { Busy } from './quit.ts';

/** What a person is about to do while something goes on. */
export type Leaving = 'quit' | 'switch';

/** Asks whether what goes on may be stopped. */
export function askBeforeStopping(
  window: BrowserWindow | null,
  say: MainWords,
  busy: NonNullable<Busy>,
  leaving: Leaving,
): Promise<boolean> {
  return askInBox(window, {
    message: say(busy === 'writing' ? 'stop.writing' : 'stop.working'),
    detail: say(busy === 'writing' ? 'stop.writingDetail' : 'stop.workingDetail'),
    answers: [say('stop.stay'), say(leaving === 'quit' ? 'stop.quit' : 'stop.switch')],
  });
}
