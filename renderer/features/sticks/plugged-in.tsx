import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { BoxCheckmarkRegular, FolderAddRegular, LaptopRegular, UsbStickRegular } from '@fluentui/react-icons';
import type { BenchView, StickCard } from '../../../shared/ipc/sticks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PractiseFirst } from '../practice/practise-first.tsx';
import type { Act } from './card/card-buttons.tsx';
import { SmallCard } from './card/small-card.tsx';
import { HiddenDrives } from './hidden-drives.tsx';
import type { StickCalls } from './use-stick-calls.ts';
import { useSay } from './words/use-say.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '8px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', minHeight: '32px' },
  title: { margin: 0 },
  count: { color: tokens.colorNeutralForeground3 },
  end: { marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  cards: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: '16px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(360px, 100%), 1fr))',
  },
  item: { minWidth: 0 },
  empty: { flexGrow: 1, display: 'grid' },
  folder: { minHeight: '32px', fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  teach: {
    display: 'flex',
    alignItems: 'center',
    gap: '16px',
    minHeight: '88px',
    boxSizing: 'border-box',
    padding: '16px',
    borderRadius: '8px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    '& svg': { width: '32px', height: '32px', flexShrink: 0 },
  },
  words: { display: 'flex', flexDirection: 'column' },
  strong: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

interface PluggedInProps {
  readonly bench: BenchView;
  /** Those that are shown. */
  readonly cards: readonly StickCard[];
  readonly limitGib: number;
  readonly calls: StickCalls;
  readonly onAct: Act;
  /** The depot has no stick at all yet. */
  readonly isNew: boolean;
}

/** What is plugged in while nothing is prepared; in a new depot, what to do first. */
export function PluggedIn({ bench, cards, limitGib, calls, onAct, isNew }: PluggedInProps) {
  const styles = useStyles();
  const { t } = useSay();
  const addFolder = (
    <Button appearance="subtle" className={styles.folder} icon={<FolderAddRegular />} onClick={calls.addFolder}>
      {t('page.addFolder')}
    </Button>
  );
  if (isNew) {
    return (
      <div className={styles.empty}>
        <EmptyState
          title={t('page.emptyTitle')}
          text={t('page.emptyText')}
          picture={[<LaptopRegular key="laptop" />, <UsbStickRegular key="stick" />, <BoxCheckmarkRegular key="box" />]}
          action={
            <div className={styles.end}>
              <PractiseFirst />
              {addFolder}
              <HiddenDrives count={bench.hiddenSystemDrives} />
            </div>
          }
        />
      </div>
    );
  }
  const sticks = cards.filter(({ state }) => state.is !== 'left-out').length;
  return (
    <section className={styles.section} aria-label={t('page.pluggedIn')}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>
          {t('page.pluggedIn')}
        </Subtitle2>
        <span className={styles.count}>
          {sticks === cards.length ? t('page.sticks', { count: sticks }) : t('page.drives', { count: cards.length })}
        </span>
        <div className={styles.end}>
          {addFolder}
          <HiddenDrives count={bench.hiddenSystemDrives} />
        </div>
      </div>
      {cards.length === 0 ? (
        <div className={styles.teach}>
          <UsbStickRegular aria-hidden />
          <div className={styles.words}>
            <span className={styles.strong}>{t('page.notPluggedTitle')}</span>
            <span>{t('page.notPluggedText')}</span>
            {bench.isPolling && <span>{t('trouble.polling')}</span>}
          </div>
        </div>
      ) : (
        <ul className={styles.cards}>
          {cards.map((card) => (
            <li key={card.card} className={styles.item}>
              <SmallCard card={card} limitGib={limitGib} isRunning={false} onAct={onAct} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
