import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { SettingValues } from '../../../shared/ipc/settings.ts';
import { PAGE_URL } from '../app-protocol.ts';
import type { Settings } from '../settings/settings.ts';
import { TITLE_BAR_HEIGHT, type WindowColours, windowColours } from './window-colours.ts';
import { placeFor, SMALLEST_SIZE, type WindowPlace, windowPlace } from './window-place.ts';

/** After the last move of a drag. */
const KEEP_PLACE_AFTER_MS = 500;

/** Opens the window; it shows itself once its page has something to show. */
export function openMainWindow(
  settings: Settings,
  options: {
    readonly preload: string;
    readonly icon: string;
    readonly isShown: boolean;
    readonly isForBuilders: boolean;
  },
): BrowserWindow {
  const place = placeFor(settings.remembered('window', windowPlace), workAreas());
  const colours = currentColours(settings.values().theme);
  const window = new BrowserWindow({
    x: place.x,
    y: place.y,
    width: place.width,
    height: place.height,
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    show: false,
    title: 'Hash Courier',
    icon: options.icon,
    backgroundColor: colours.background,
    titleBarStyle: 'hidden',
    ...(process.platform === 'darwin' ? {} : { titleBarOverlay: overlayOf(colours) }),
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: options.isForBuilders,
    },
  });
  window.once('ready-to-show', () => {
    if (!options.isShown) return;
    // Maximizing shows a window, so it has to wait for the page as well.
    if (place.isMaximized) window.maximize();
    window.show();
  });
  keepPlace(window, settings);
  void window.loadURL(PAGE_URL);
  return window;
}

/** Applies the theme to what the system paints; the page paints the rest. */
export function applyTheme(theme: SettingValues['theme'], window: BrowserWindow | null): void {
  nativeTheme.themeSource = theme === 'light' || theme === 'dark' ? theme : 'system';
  if (window === null || window.isDestroyed()) return;
  const colours = currentColours(theme);
  window.setBackgroundColor(colours.background);
  if (process.platform !== 'darwin') window.setTitleBarOverlay(overlayOf(colours));
}

/** Brings the window to the front, wherever it is. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function currentColours(theme: SettingValues['theme']): WindowColours {
  return windowColours(theme, {
    isDark: nativeTheme.shouldUseDarkColors,
    isHighContrast: nativeTheme.shouldUseHighContrastColors,
  });
}

function overlayOf({ titleBar, symbols }: WindowColours) {
  return { color: titleBar, symbolColor: symbols, height: TITLE_BAR_HEIGHT };
}

function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

function keepPlace(window: BrowserWindow, settings: Settings): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    if (window.isDestroyed() || window.isMinimized()) return;
    const place: WindowPlace = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    settings.remember('window', place);
  };
  const keepSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, KEEP_PLACE_AFTER_MS);
  };
  window.on('resize', keepSoon);
  window.on('move', keepSoon);
  window.on('maximize', keepSoon);
  window.on('unmaximize', keepSoon);
  window.on('close', keep);
}
