import type { SettingValues } from '../../../shared/ipc/settings.ts';

/** What the system paints before and beside the page; the same values as in the page's themes. */
export interface WindowColours {
  readonly background: string;
  readonly titleBar: string;
  readonly symbols: string;
}

/** Height of the page's title bar, which the system's window buttons share. */
export const TITLE_BAR_HEIGHT = 40;

const COLOURS = {
  light: { background: '#F6F8F8', titleBar: '#EBEFF0', symbols: '#182022' },
  dark: { background: '#141A1B', titleBar: '#0D1112', symbols: '#F3F7F7' },
  highContrast: { background: '#000000', titleBar: '#000000', symbols: '#FFFFFF' },
} as const satisfies Record<string, WindowColours>;

export function windowColours(
  theme: SettingValues['theme'],
  system: { readonly isDark: boolean; readonly isHighContrast: boolean },
): WindowColours {
  if (theme === 'high-contrast') return COLOURS.highContrast;
  if (theme !== 'system') return COLOURS[theme];
  if (system.isHighContrast && system.isDark) return COLOURS.highContrast;
  return system.isDark ? COLOURS.dark : COLOURS.light;
}
