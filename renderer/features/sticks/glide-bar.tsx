import { makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { progressTrack } from '../../ui/progress-track.ts';

const useStyles = makeStyles({
  track: {
    width: '100%',
    height: '8px',
    flexShrink: 0,
    borderRadius: '4px',
    backgroundColor: tokens.colorNeutralBackground5,
    ...progressTrack,
  },
  // Bars glide; they never run backwards, because main's share never does.
  fill: {
    transitionProperty: 'width',
    transitionDuration: '250ms',
    transitionTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0.01ms' },
  },
  working: {},
  done: { backgroundColor: tokens.colorStatusSuccessBackground3 },
  failed: { backgroundColor: tokens.colorStatusDangerBackground3 },
});

interface GlideBarProps {
  /** What it is the progress of. */
  readonly label: string;
  /** 0 to 1 */
  readonly share: number;
  readonly look?: 'working' | 'done' | 'failed';
}

/** How far something is. */
export function GlideBar({ label, share, look = 'working' }: GlideBarProps) {
  const styles = useStyles();
  return (
    <ProgressBar
      className={styles.track}
      bar={{ className: mergeClasses(styles.fill, styles[look]) }}
      aria-label={label}
      value={share}
      shape="rounded"
      thickness="large"
    />
  );
}
