import type { Theme } from '@fluentui/react-components';

/** Colours that Fluent has no name for. A theme gives all of them; `ownTokens` is how styles use them. */
export interface OwnColors {
  readonly colorPracticeSolid: string;
  readonly colorPracticeSolidStripe: string;
  readonly colorPracticeOnSolid: string;
  readonly colorPracticeForeground: string;
  readonly colorPracticeBackground: string;
  readonly colorPracticeBorder: string;
  readonly colorNeutralBadgeForeground: string;
  readonly colorNeutralBadgeBackground: string;
  readonly colorNeutralBadgeBorder: string;
  readonly colorDelivered: string;
  readonly colorOnSolid: string;
  readonly colorHatch: string;
  /** Edge of a bar's track: seen where the track itself has the colour of the page. */
  readonly colorTrackBorder: string;
  readonly colorMarkTile: string;
  readonly colorMark: string;
}

export type OwnTheme = Theme & OwnColors;

/** The own colours as CSS variables, beside Fluent's `tokens`. */
export const ownTokens = {
  colorPracticeSolid: 'var(--colorPracticeSolid)',
  colorPracticeSolidStripe: 'var(--colorPracticeSolidStripe)',
  colorPracticeOnSolid: 'var(--colorPracticeOnSolid)',
  colorPracticeForeground: 'var(--colorPracticeForeground)',
  colorPracticeBackground: 'var(--colorPracticeBackground)',
  colorPracticeBorder: 'var(--colorPracticeBorder)',
  colorNeutralBadgeForeground: 'var(--colorNeutralBadgeForeground)',
  colorNeutralBadgeBackground: 'var(--colorNeutralBadgeBackground)',
  colorNeutralBadgeBorder: 'var(--colorNeutralBadgeBorder)',
  colorDelivered: 'var(--colorDelivered)',
  colorOnSolid: 'var(--colorOnSolid)',
  colorHatch: 'var(--colorHatch)',
  colorTrackBorder: 'var(--colorTrackBorder)',
  colorMarkTile: 'var(--colorMarkTile)',
  colorMark: 'var(--colorMark)',
} as const satisfies OwnColors;

/** Segoe UI where Windows has it; else a face of the same build. */
export const FONTS = {
  fontFamilyBase:
    "'Segoe UI Variable Text', 'Segoe UI', 'Open Sans', 'Noto Sans', system-ui, -apple-system, 'Helvetica Neue', sans-serif",
  fontFamilyNumeric:
    "'Segoe UI Variable Text', 'Segoe UI', 'Open Sans', 'Noto Sans', system-ui, -apple-system, 'Helvetica Neue', sans-serif",
  fontFamilyMonospace:
    "'Cascadia Mono', Consolas, 'SF Mono', Menlo, 'Noto Sans Mono', 'DejaVu Sans Mono', 'Liberation Mono', monospace",
} as const satisfies Partial<Theme>;
