import { makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { edge, hatch, type Look, useLookText } from './look.ts';
import { progressTrack } from './progress-track.ts';
import { ownTokens } from './theme-own.ts';

export interface StripSegment {
  readonly look: Exclude<Look, 'practice' | 'neutral'>;
  /** 0 to 1: how far a segment that works is filled. */
  readonly share?: number;
  /** A small icon beneath, such as a check mark. */
  readonly mark?: ReactNode;
  /** Beneath it, such as the stick's number. */
  readonly caption?: ReactNode;
}

interface StripProps {
  /** The whole strip in words: "2 of 7 sticks done, stick 17 not finished". */
  readonly label: string;
  readonly segments: readonly StripSegment[];
  /** No captions beneath: segments that need a person stand taller. */
  readonly isSlim?: boolean;
}

/** Above this many, single segments say nothing any more. */
const MOST_SEGMENTS = 40;

const useStyles = makeStyles({
  bar: progressTrack,
  strip: { display: 'flex', alignItems: 'flex-end', gap: '4px', width: '100%' },
  column: { flex: '1 1 0', minWidth: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  segment: {
    height: '14px',
    borderRadius: '3px',
    boxSizing: 'border-box',
    border: `1px solid ${ownTokens.colorTrackBorder}`,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground5,
  },
  tall: { height: '24px' },
  fill: {
    height: '100%',
    backgroundColor: tokens.colorCompoundBrandBackground,
    transitionProperty: 'width',
    transitionDuration: '250ms',
    transitionTimingFunction: 'linear',
    forcedColorAdjust: 'none',
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0.01ms' },
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  working: {},
  done: {
    backgroundColor: tokens.colorStatusSuccessBackground3,
    ...edge(tokens.colorStatusSuccessBackground3),
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText', forcedColorAdjust: 'none' },
  },
  failed: { backgroundColor: tokens.colorStatusDangerBackground3, ...edge(tokens.colorStatusDangerBackground3) },
  attention: { backgroundColor: tokens.colorStatusWarningBackground3, ...edge(tokens.colorStatusWarningBackground3) },
  waiting: {
    backgroundColor: 'transparent',
    borderTopStyle: 'dashed',
    borderRightStyle: 'dashed',
    borderBottomStyle: 'dashed',
    borderLeftStyle: 'dashed',
    ...edge(tokens.colorNeutralStrokeAccessible),
  },
  'left-out': {
    backgroundImage: hatch,
    ...edge(ownTokens.colorTrackBorder),
    '@media (forced-colors: active)': { borderTopStyle: 'double', borderBottomStyle: 'double' },
  },
  caption: {
    display: 'flex',
    justifyContent: 'center',
    alignItems: 'center',
    gap: '4px',
    minHeight: '16px',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground2,
    '& svg': { width: '16px', height: '16px', flexShrink: 0, display: 'block' },
  },
});

/** One segment for one thing. For a screen reader it is one image with its words. */
export function Strip({ label, segments, isSlim = false }: StripProps) {
  const styles = useStyles();
  const text = useLookText();
  if (segments.length > MOST_SEGMENTS) {
    const done = segments.reduce(
      (sum, { look, share = 0 }) => sum + (look === 'working' ? share : Number(look === 'done')),
      0,
    );
    return (
      <ProgressBar
        className={styles.bar}
        aria-label={label}
        shape="rounded"
        thickness="large"
        value={done / segments.length}
      />
    );
  }
  const needsPerson = (look: StripSegment['look']) => look === 'failed' || look === 'attention';
  return (
    <div role="img" aria-label={label} className={styles.strip}>
      {segments.map(({ look, share = 1, mark, caption }, index) => (
        // The place of a segment is what it is: they never reorder.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className={styles.column}>
          <div className={mergeClasses(styles.segment, styles[look], isSlim && needsPerson(look) && styles.tall)}>
            {look === 'working' && <div className={styles.fill} style={{ width: `${Math.round(share * 100)}%` }} />}
          </div>
          {!isSlim && (mark !== undefined || caption !== undefined) && (
            <div className={styles.caption}>
              {mark !== undefined && <span className={text[look]}>{mark}</span>}
              {caption}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
