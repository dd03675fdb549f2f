import { useSyncExternalStore } from 'react';
import type { SettingValues } from '../../shared/ipc/settings.ts';
import type { Language } from '../i18n/i18n.ts';
import { darkTheme } from '../ui/theme-dark.ts';
import { highContrastTheme } from '../ui/theme-high-contrast.ts';
import { lightTheme } from '../ui/theme-light.ts';
import type { OwnTheme } from '../ui/theme-own.ts';

export type ThemeName = 'light' | 'dark' | 'high-contrast';

export const THEMES: Readonly<Record<ThemeName, OwnTheme>> = {
  light: lightTheme,
  dark: darkTheme,
  'high-contrast': highContrastTheme,
};

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );
}

/** The theme for a choice in the settings; `system` follows the system, its contrast too. */
export function useThemeName(choice: SettingValues['theme']): ThemeName {
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const isContrast = useMedia('(prefers-contrast: more)');
  const isForced = useMedia('(forced-colors: active)');
  if (choice !== 'system') {
    return choice;
  }
  // Forced colours come from the system, whatever the theme says; only the light or dark of icons is left to it.
  return isContrast && !isForced ? 'high-contrast' : isDark ? 'dark' : 'light';
}

/** What the window looked like when it was last open, so that it can be drawn before main has answered. */
export interface RememberedLook {
  readonly language: Language;
  readonly theme: SettingValues['theme'];
}

const KEY = 'look';

export function remember(look: RememberedLook): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(look));
  } catch {
    // Only the first moment of the next start is lost.
  }
}

export function remembered(): Partial<RememberedLook> {
  try {
    const { language, theme }: Partial<RememberedLook> = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return {
      ...(language === 'en' || language === 'nl' ? { language } : {}),
      ...(theme !== undefined && ['system', 'light', 'dark', 'high-contrast'].includes(theme) ? { theme } : {}),
    };
  } catch {
    return {};
  }
}
