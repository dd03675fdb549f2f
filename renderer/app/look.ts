import { useSyncExternalStore } from 'react';
import type { SettingValues } from '../../shared/ipc/settings.ts';
import { type Language, languageOf } from '../../shared/language.ts';
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

/** What main has written onto the document, so that the window is drawn in it before main is asked. */
export function firstLook(): { readonly language: Language; readonly theme: SettingValues['theme'] } {
  const { lang, dataset } = document.documentElement;
  const theme = dataset.theme;
  return { language: languageOf(lang), theme: isTheme(theme) ? theme : 'system' };
}

function isTheme(theme: string | undefined): theme is ThemeName {
  return theme !== undefined && Object.hasOwn(THEMES, theme);
}
