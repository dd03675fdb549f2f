import { type BrowserWindow, dialog } from 'electron';
import type { MainWords } from '../words.ts';
import type { Busy } from './quit.ts';

/** What a person is about to do while something goes on. */
export type Leaving = 'quit' | 'switch';

/** Asks whether what goes on may be stopped; the safe answer is the one that Enter and Escape give. */
export async function askBeforeStopping(
  window: BrowserWindow | null,
  say: MainWords,
  busy: NonNullable<Busy>,
  leaving: Leaving,
): Promise<boolean> {
  const options = {
    type: 'warning' as const,
    title: 'Hash Courier',
    message: say(busy === 'writing' ? 'stop.writing' : 'stop.working'),
    detail: say(busy === 'writing' ? 'stop.writingDetail' : 'stop.workingDetail'),
    buttons: [say('stop.stay'), say(leaving === 'quit' ? 'stop.quit' : 'stop.switch')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } = await (window === null || !window.isVisible()
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response === 1;
}
