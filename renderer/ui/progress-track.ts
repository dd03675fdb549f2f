/** For the track of a progress bar: where the system forces its colours, Fluent's is as dark as the bar on it. */
export const forcedTrack = {
  // Fluent's own rule to the letter, or that one comes later and wins.
  '@media screen and (forced-colors: active)': {
    boxSizing: 'border-box',
    backgroundColor: 'Canvas',
    border: '1px solid CanvasText',
  },
} as const;
