import { app, type BrowserWindow, Notification, nativeImage, powerSaveBlocker } from 'electron';
import type { EventBody } from '../../../shared/ipc/contract.ts';
import type { BenchView } from '../../../shared/ipc/sticks.ts';
import type { WorkView } from '../../../shared/ipc/work.ts';
import type { Settings } from '../settings/settings.ts';
import type { MainWords } from '../words.ts';
import { createNoticeSource, type Notice } from './notices.ts';
import { failedBadge } from './overlay-badge.ts';
import { taskbarState } from './taskbar.ts';

/** What the system itself shows of a depot: messages, the taskbar's progress and badge, and that it must stay awake. */
export interface SystemSigns {
  ofBench(view: BenchView, isWriting: boolean): void;
  ofWorks(works: readonly WorkView[]): void;
  /** Another depot comes: nothing of this one is shown any more. */
  clear(): void;
}

export interface SignPorts {
  readonly settings: Settings;
  readonly words: () => MainWords;
  readonly window: () => BrowserWindow | null;
  readonly goTo: (page: EventBody<'app:go-to'>) => void;
}

export function createSystemSigns({ settings, words, window, goTo }: SignPorts): SystemSigns {
  const newSource = () => createNoticeSource(words, () => settings.values().prepareAgain);
  let source = newSource();
  let bench: BenchView | null = null;
  let works: readonly WorkView[] = [];
  let shown = '';
  let blocker: number | null = null;
  /** A message that nobody holds is collected, and its click with it. */
  const open = new Set<Notification>();

  function say({ title, body, page }: Notice): void {
    const isLookedAt = window()?.isFocused() === true;
    if (!settings.values().notifications || isLookedAt || !Notification.isSupported()) return;
    // The window has sounds of its own, which can be turned off.
    const notification = new Notification({ title, body, silent: true });
    open.add(notification);
    const forget = () => open.delete(notification);
    notification.once('click', () => {
      forget();
      goTo(page);
    });
    notification.once('close', forget);
    notification.show();
  }

  function showTaskbar(): void {
    const target = window();
    const state = taskbarState(bench, works);
    const key = JSON.stringify(state);
    if (target === null || target.isDestroyed() || key === shown) return;
    shown = key;
    target.setProgressBar(state.share ?? -1, { mode: state.isFailed ? 'error' : 'normal' });
    if (process.platform === 'win32') {
      const text = state.failed === 0 ? '' : words()('badge.failed', { count: state.failed });
      target.setOverlayIcon(state.failed === 0 ? null : nativeImage.createFromBitmap(...failedBadge()), text);
    } else {
      app.setBadgeCount(state.failed);
    }
  }

  function stayAwake(isWriting: boolean): void {
    if (isWriting === (blocker !== null)) return;
    if (blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    else {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  }

  return {
    ofBench(view, isWriting) {
      bench = view;
      for (const notice of source.ofBench(view)) say(notice);
      showTaskbar();
      stayAwake(isWriting);
    },
    ofWorks(list) {
      works = list;
      for (const notice of source.ofWorks(list)) say(notice);
      showTaskbar();
    },
    clear() {
      source = newSource();
      bench = null;
      works = [];
      showTaskbar();
      stayAwake(false);
    },
  };
}
