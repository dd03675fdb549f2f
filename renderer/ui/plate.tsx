import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { edge, hatch, type Look, useLookText } from './look.ts';
import { ownTokens } from './theme-own.ts';

export type PlateSize = 32 | 56 | 64 | 88;

interface PlateProps {
  /** The number that is written on the real stick; null where it has none. */
  readonly number: number | null;
  readonly look: Exclude<Look, 'practice'>;
  /** A filled icon of the state, on a disc at the corner; the plate of 32 has none. */
  readonly icon?: ReactNode;
  /** In place of the number where there is none, such as a hard drive. */
  readonly glyph?: ReactNode;
  readonly size?: PlateSize;
}

const useStyles = makeStyles({
  plate: {
    position: 'relative',
    flexShrink: 0,
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    transitionProperty: 'background-color, border-color, color',
    transitionDuration: '150ms',
    transitionTimingFunction: tokens.curveDecelerateMid,
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0.01ms' },
  },
  32: { width: '32px', height: '32px', borderRadius: '4px', fontSize: '16px', lineHeight: '22px' },
  56: { width: '56px', height: '56px', borderRadius: '6px', fontSize: '28px', lineHeight: '36px' },
  64: { width: '64px', height: '64px', borderRadius: '6px', fontSize: '28px', lineHeight: '36px' },
  88: { width: '88px', height: '88px', borderRadius: '8px', fontSize: '40px', lineHeight: '52px' },
  // A plate keeps its size; a long number takes smaller figures.
  long: { fontSize: '20px', lineHeight: '28px' },
  longSmall: { fontSize: '12px', lineHeight: '16px' },
  longest: { fontSize: '16px', lineHeight: '22px' },
  longestSmall: { fontSize: '10px', lineHeight: '14px', letterSpacing: '-0.4px' },
  working: { backgroundColor: tokens.colorBrandBackground2, ...edge(tokens.colorBrandStroke2) },
  done: { backgroundColor: tokens.colorStatusSuccessBackground1, ...edge(tokens.colorStatusSuccessBorder1) },
  attention: { backgroundColor: tokens.colorStatusWarningBackground1, ...edge(tokens.colorStatusWarningBorder1) },
  failed: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    color: ownTokens.colorOnSolid,
    ...edge(tokens.colorStatusDangerBackground3),
  },
  waiting: {
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground3,
    borderTopStyle: 'dashed',
    borderRightStyle: 'dashed',
    borderBottomStyle: 'dashed',
    borderLeftStyle: 'dashed',
    ...edge(tokens.colorNeutralStrokeAccessible),
  },
  'left-out': {
    backgroundColor: tokens.colorNeutralBackground4,
    backgroundImage: hatch,
    color: tokens.colorNeutralForeground3,
  },
  neutral: { backgroundColor: tokens.colorNeutralBackground4, color: tokens.colorNeutralForeground1 },
  glyph: {
    display: 'grid',
    borderRadius: '4px',
    backgroundColor: tokens.colorNeutralBackground4,
    '& svg': { width: '32px', height: '32px' },
  },
  disc: {
    position: 'absolute',
    right: '-9px',
    bottom: '-9px',
    width: '26px',
    height: '26px',
    borderRadius: '50%',
    backgroundColor: tokens.colorNeutralBackground1,
    display: 'grid',
    placeItems: 'center',
    '& svg': { width: '22px', height: '22px' },
  },
});

/** The number on a stick with its state. The state's words always stand beside it, so the icon is for the eye only. */
export function Plate({ number, look, icon, glyph, size = 64 }: PlateProps) {
  const styles = useStyles();
  const text = useLookText();
  const digits = number === null ? 0 : String(number).length;
  const isSmall = size === 32;
  return (
    <span
      className={mergeClasses(
        styles.plate,
        text[look],
        styles[look],
        styles[size],
        digits > 2 && (isSmall ? styles.longSmall : styles.long),
        digits > 4 && (isSmall ? styles.longestSmall : styles.longest),
      )}
    >
      {number ?? (glyph === undefined ? null : <span className={styles.glyph}>{glyph}</span>)}
      {icon !== undefined && !isSmall && (
        <span className={mergeClasses(styles.disc, text[look])} aria-hidden>
          {icon}
        </span>
      )}
    </span>
  );
}
