import { type BrowserWindow, dialog } from 'electron';

export interface BoxQuestion {
  readonly message: string;
  readonly detail: string;
  /** The first is the safe answer: the one that Enter and Escape give. */
  readonly answers: readonly [safe: string, other: string];
}

/** Asks in a box of the system, over the window where it can be seen. @returns Whether the other answer was given. */
export async function askInBox(
  window: BrowserWindow | null,
  { message, detail, answers }: BoxQuestion,
): Promise<boolean> {
  const options = {
    type: 'warning' as const,
    title: 'Hash Courier',
    message,
    detail,
    buttons: [...answers],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const { response } = await (window === null || !window.isVisible()
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response === 1;
}
