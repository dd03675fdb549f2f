import { teamsHighContrastTheme } from '@fluentui/react-components';
import { FONTS, type OwnTheme } from './theme-own.ts';

/**
 * Fluent's own high contrast, chosen in the settings. Where the system forces its colours, the browser puts them in
 * place of all of these; plates and strips keep their borders, numbers and badges, which is why they have them.
 */
export const highContrastTheme: OwnTheme = {
  ...teamsHighContrastTheme,
  ...FONTS,
  // What is on its way is an outline: a bar of white would be the loudest thing on the page.
  colorNeutralStencil1: '#000000',
  colorNeutralStencil2: '#000000',
  colorPracticeSolid: '#FFFFFF',
  colorPracticeSolidStripe: '#FFFFFF',
  colorPracticeOnSolid: '#000000',
  colorPracticeForeground: '#FFFFFF',
  colorPracticeBackground: '#000000',
  colorPracticeBorder: '#FFFFFF',
  colorNeutralBadgeForeground: '#FFFFFF',
  colorNeutralBadgeBackground: '#000000',
  colorNeutralBadgeBorder: '#FFFFFF',
  colorDelivered: '#FFFFFF',
  colorOnSolid: '#000000',
  colorHatch: '#FFFFFF',
  colorTrackBorder: '#FFFFFF',
  colorMarkTile: '#FFFFFF',
  colorMark: '#000000',
};
