import { makeStyles, mergeClasses, ProgressBar, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { progressTrack } from './progress-track.ts';
import { ownTokens } from './theme-own.ts';

interface LoadingRowsProps {
  readonly rows: number;
  /** The final height of a row in pixels, so that nothing jumps. */
  readonly height: number;
  /** Of work that takes over a second: "Reading 4,120 of 50,000 rows". */
  readonly progress?: { readonly text: string; readonly share: number };
}

/** What comes sooner than this shows nothing in between. */
const QUIET_MS = 300;

const useStyles = makeStyles({
  track: progressTrack,
  rows: { display: 'flex', flexDirection: 'column' },
  row: { display: 'flex', alignItems: 'center' },
  bar: { width: '100%' },
  outline: { boxSizing: 'border-box', border: `1px solid ${ownTokens.colorTrackBorder}` },
  progress: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 0',
    color: tokens.colorNeutralForeground2,
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Rows that are on their way. */
export function LoadingRows({ rows, height, progress }: LoadingRowsProps) {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) {
    return <div style={{ height: rows * height }} aria-busy="true" />;
  }
  return (
    <div aria-busy="true" className={styles.rows}>
      {progress === undefined ? (
        <span className={styles.hidden}>{t('loading')}</span>
      ) : (
        <div className={styles.progress}>
          <span>{progress.text}</span>
          <ProgressBar
            className={styles.bar}
            aria-label={progress.text}
            value={progress.share}
            thickness="large"
            shape="rounded"
          />
        </div>
      )}
      <Skeleton aria-hidden animation="pulse" className="hc-still">
        {Array.from({ length: rows }, (_, index) => (
          // Rows of a skeleton are all the same.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={index} className={styles.row} style={{ height }}>
            <SkeletonItem
              className={mergeClasses(styles.bar, styles.outline)}
              size={16}
              style={{ maxWidth: `${92 - (index % 3) * 12}%` }}
            />
          </div>
        ))}
      </Skeleton>
    </div>
  );
}
