import { makeStyles, tokens } from '@fluentui/react-components';
import { ownTokens } from './theme-own.ts';

/**
 * What a state looks like. One meaning each: petrol works, green is done, orange wants a look, red wants a hand now,
 * dashed waits or is not ours yet, hatched is never written.
 */
export type Look = 'working' | 'done' | 'attention' | 'failed' | 'waiting' | 'left-out' | 'neutral' | 'practice';

/** The look as the colour of words and icons. */
export const useLookText = makeStyles({
  working: { color: tokens.colorBrandForeground1 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  attention: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  waiting: { color: tokens.colorNeutralForeground2 },
  'left-out': { color: tokens.colorNeutralForeground2 },
  neutral: { color: ownTokens.colorNeutralBadgeForeground },
  practice: { color: ownTokens.colorPracticeForeground },
});

/** A surface of its own on the page: a thin edge instead of a shadow. */
export const cardSurface = {
  boxSizing: 'border-box',
  borderRadius: '8px',
  boxShadow: 'none',
  overflow: 'visible',
  backgroundColor: tokens.colorNeutralBackground1,
  border: `1px solid ${tokens.colorNeutralStroke2}`,
  '::after': { display: 'none' },
} as const;

/** Stripes at 45 degrees. A gradient is gone where the system forces its colours, so every hatch has an edge too. */
export const hatch = `repeating-linear-gradient(135deg, ${ownTokens.colorHatch} 0 3px, transparent 3px 8px)`;

/** The colour of all four edges: Griffel takes no shorthand for it that a later style could override. */
export const edge = (color: string) => ({
  borderTopColor: color,
  borderRightColor: color,
  borderBottomColor: color,
  borderLeftColor: color,
});
