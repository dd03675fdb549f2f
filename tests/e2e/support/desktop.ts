/**
 * What the operating system would show of the app around its window. Electron tells nobody what it has given to the
 * system, so the calls themselves are kept, the same in both engines; none of them reaches the system any more. The
 * window and where it stands are asked of Electron itself.
 */
import type { Rectangle } from 'electron';
import type { LaunchedApp } from './launch-app.ts';

export interface SeenDesktop {
  /** Titles of messages, oldest first. */
  readonly messages: readonly string[];
  /** Of the tray's menu; empty until it is made anew, as after each change of the settings. */
  readonly tray: readonly { readonly label: string; readonly isChecked: boolean }[];
  /** In the taskbar, 0 to 1; less for none. */
  readonly progress: number;
  /** Sticks that need a hand; in words on Windows. */
  readonly badge: number | string;
  readonly isKeptAwake: boolean;
}

interface Kept {
  menu: Electron.MenuItemConstructorOptions[];
  messages: Electron.Notification[];
  progress: number;
  badge: number | string;
  blockers: number;
}
/** Put there by `watchDesktop`. */
type WithDesktop = { readonly desktop: Kept };

export function watchDesktop(app: LaunchedApp): Promise<void> {
  return app.evaluate(({ app: program, BrowserWindow, Menu, Notification, powerSaveBlocker }) => {
    const desktop: Kept = { menu: [], messages: [], progress: -1, badge: 0, blockers: 0 };
    Object.assign(globalThis, { desktop });
    const build = Menu.buildFromTemplate.bind(Menu);
    Menu.buildFromTemplate = (template) => {
      desktop.menu = template as Electron.MenuItemConstructorOptions[];
      return build(template);
    };
    Notification.prototype.show = function show(this: Electron.Notification) {
      desktop.messages.push(this);
    };
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('There is no window.');
    window.setProgressBar = (share) => {
      desktop.progress = share;
    };
    window.setOverlayIcon = (_icon, text) => {
      desktop.badge = text;
    };
    program.setBadgeCount = (count = 0) => {
      desktop.badge = count;
      return true;
    };
    powerSaveBlocker.start = () => {
      desktop.blockers += 1;
      return desktop.blockers;
    };
    powerSaveBlocker.stop = () => {
      desktop.blockers -= 1;
      return true;
    };
  });
}

export function seenDesktop(app: LaunchedApp): Promise<SeenDesktop> {
  return app.evaluate(() => {
    const { menu, messages, progress, badge, blockers } = (globalThis as unknown as WithDesktop).desktop;
    return {
      messages: messages.map(({ title }) => title),
      tray: menu.flatMap(({ label = '', checked = false }) => (label === '' ? [] : [{ label, isChecked: checked }])),
      ...{ progress, badge, isKeptAwake: blockers > 0 },
    };
  });
}

export function pressTray(app: LaunchedApp, label: string): Promise<void> {
  return app.evaluate((_, wanted) => {
    const { menu } = (globalThis as unknown as WithDesktop).desktop;
    // No item asks what it was pressed with.
    const press = menu.find(({ label }) => label === wanted)?.click as (() => void) | undefined;
    if (press === undefined) throw new Error(`The tray has no ${wanted}.`);
    press();
  }, label);
}

export function pressMessage(app: LaunchedApp, title: string): Promise<void> {
  return app.evaluate((_, wanted) => {
    const { messages } = (globalThis as unknown as WithDesktop).desktop;
    messages.find((message) => message.title === wanted)?.emit('click');
  }, title);
}

export function isWindowShown(app: LaunchedApp): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()));
}

export function closeWindow(app: LaunchedApp): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

export function windowPlace(app: LaunchedApp): Promise<Rectangle | undefined> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
}

export function moveWindow(app: LaunchedApp, place: Rectangle): Promise<void> {
  return app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), place);
}

/** As Windows asks every window before a person is signed out. @returns Whether the app asks it to wait. */
export function holdsUpSignOut(app: LaunchedApp): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => {
    const asked = { isHeld: false, preventDefault: () => Object.assign(asked, { isHeld: true }) };
    BrowserWindow.getAllWindows()[0]?.emit('query-session-end', asked);
    return asked.isHeld;
  });
}

/** The PC wakes up, some days later. */
export function wakeUp(app: LaunchedApp, daysLater = 0): Promise<void> {
  return app.evaluate(({ powerMonitor }, days) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + days * 24 * 3_600_000;
    powerMonitor.emit('resume');
  }, daysLater);
}
