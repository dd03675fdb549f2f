import { ownTokens } from './theme-own.ts';

/** The track of a progress bar: it is seen beside the bar in every theme, and where the system forces its colours. */
export const progressTrack = {
  boxSizing: 'border-box',
  border: `1px solid ${ownTokens.colorTrackBorder}`,
  // Fluent's own rule to the letter, or that one comes later and wins: its track is as dark as the bar on it.
  '@media screen and (forced-colors: active)': {
    backgroundColor: 'Canvas',
    border: '1px solid CanvasText',
  },
} as const;
