import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { UsbPlug20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useBench, useDepot, usePracticeView } from '../bridge/views.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Kbd } from '../ui/kbd.tsx';
import { NameWithMark } from '../ui/name-mark.tsx';

const useStyles = makeStyles({
  bar: {
    gridArea: 'title',
    display: 'flex',
    alignItems: 'center',
    gap: '16px',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    // The system's own window buttons lie over the bar; these say where.
    paddingLeft: 'calc(14px + env(titlebar-area-x, 0px))',
    paddingRight: 'calc(14px + 100vw - env(titlebar-area-x, 0px) - env(titlebar-area-width, 100vw))',
    WebkitAppRegion: 'drag',
    userSelect: 'none',
  },
  end: { marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: '16px', minWidth: 0 },
  watching: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  keys: { minWidth: '32px', padding: '0 4px', height: '32px', WebkitAppRegion: 'no-drag' },
});

function useWatchingWords(): string {
  const { t } = useTranslation('shell');
  const { number } = useFormat();
  const depot = useDepot();
  const bench = useBench().data;
  const practice = usePracticeView().data;
  if (depot?.kind === 'practice' && practice) {
    return t('virtualSticks', { count: practice.sticks.length });
  }
  if (bench === undefined) {
    return '';
  }
  if (!bench.isWatching) {
    return t('notWatching');
  }
  const isRunning = bench.run !== null && !bench.run.hasEnded;
  return isRunning ? t('drivesSeen', { count: bench.cards.length, shown: number(bench.cards.length) }) : t('watching');
}

/** Name, whether sticks are watched for, and the way to the list of shortcuts. The window is moved by it. */
export function TitleBar({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const watching = useWatchingWords();
  return (
    <header className={styles.bar}>
      <NameWithMark />
      <div className={styles.end}>
        {watching !== '' && (
          <span className={styles.watching}>
            <UsbPlug20Regular aria-hidden />
            {watching}
          </span>
        )}
        <Button appearance="subtle" className={styles.keys} aria-label={t('shortcuts.title')} onClick={onShortcuts}>
          <Kbd>?</Kbd>
        </Button>
      </div>
    </header>
  );
}
