import {
  Button,
  Card,
  makeStyles,
  mergeClasses,
  Subtitle2,
  Tooltip,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { BeakerFilled, PlugConnectedRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { PracticeView } from '../../../shared/ipc/practice.ts';
import type { BenchView } from '../../../shared/ipc/sticks.ts';
import { cardSurface, useLookText } from '../../ui/look.ts';
import { Plate } from '../../ui/plate.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Strip } from '../../ui/strip.tsx';
import { StateIcon } from '../sticks/card/card-icon.tsx';
import { GlideBar } from '../sticks/glide-bar.tsx';
import { useSay } from '../sticks/words/use-say.ts';
import { cardOfStick, type VirtualStick, virtualFace } from './stick-words.ts';
import type { PracticeCalls } from './use-practice-calls.ts';

const SEGMENT_WIDTH = 26;

const useStyles = makeStyles({
  card: {
    ...cardSurface,
    padding: '20px 20px 8px',
    gap: '16px',
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '12px' },
  title: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '20px' },
  stick: { display: 'flex', alignItems: 'center', gap: '16px', minHeight: '60px', minWidth: 0 },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  word: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  bar: { marginTop: '6px' },
  end: { display: 'flex', alignItems: 'center', gap: '8px', flexShrink: 0 },
  move: { minHeight: '40px', minWidth: '40px', maxWidth: '40px' },
  note: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    paddingTop: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  afresh: {
    flexShrink: 0,
    minHeight: '40px',
    minWidth: 'unset',
    padding: '0 4px',
    color: tokens.colorBrandForegroundLink,
  },
});

interface OnTheBenchProps {
  readonly practice: PracticeView;
  readonly bench: BenchView;
  readonly calls: PracticeCalls;
  readonly onAfresh: () => void;
}

/** The virtual sticks: what each is at, the devices that wait for it, and a hand that pulls it out or puts it in. */
export function OnTheBench({ practice, bench, calls, onAfresh }: OnTheBenchProps) {
  const styles = useStyles();
  const restore = useRestoreFocusTarget();
  const { t } = useTranslation('practice');
  return (
    <Card role="region" appearance="outline" className={styles.card} aria-label={t('bench')}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>
          {t('bench')}
        </Subtitle2>
        <StateBadge look="practice" icon={<BeakerFilled />}>
          {t('virtual')}
        </StateBadge>
      </div>
      <ul className={styles.list}>
        {practice.sticks.map((stick) => (
          <VirtualStickRow key={stick.stick} stick={stick} bench={bench} calls={calls} />
        ))}
      </ul>
      <div className={styles.note}>
        <span>{t('apart')}</span>
        <Button
          {...restore}
          appearance="transparent"
          className={styles.afresh}
          onClick={onAfresh}
          disabledFocusable={practice.isBusy}
        >
          {t('afresh')}
        </Button>
      </div>
    </Card>
  );
}

interface RowProps {
  readonly stick: VirtualStick;
  readonly bench: BenchView;
  readonly calls: PracticeCalls;
}

function VirtualStickRow({ stick, bench, calls }: RowProps) {
  const styles = useStyles();
  const text = useLookText();
  const { t } = useTranslation('practice');
  const say = useSay();
  const card = cardOfStick(stick, bench);
  const face = virtualFace(stick, card, t, say);
  const { devices, captured } = stick;
  const segments = Array.from({ length: devices }, (_, index) => ({
    look: index < captured ? ('done' as const) : ('waiting' as const),
  }));
  return (
    <li className={styles.stick}>
      <Plate
        size={56}
        number={stick.number ?? card?.number ?? null}
        look={face.look}
        icon={<StateIcon of={face.icon} />}
      />
      <div className={styles.words}>
        <span className={mergeClasses(styles.word, text[face.look])}>{face.word}</span>
        <span className={styles.sentence}>{face.sentence}</span>
        {face.share !== null && (
          <div className={styles.bar}>
            <GlideBar share={face.share} label={face.word} look={face.look === 'failed' ? 'failed' : 'working'} />
          </div>
        )}
      </div>
      <div className={styles.end}>
        {face.share === null && stick.isPrepared && (
          <div style={{ width: devices * SEGMENT_WIDTH }}>
            <Strip isSlim label={t('devicesStrip', { captured, devices })} segments={segments} />
          </div>
        )}
        <MoveButton stick={stick} calls={calls} />
      </div>
    </li>
  );
}

/** Takes a virtual stick out, also in the middle of writing, or puts it in. */
export function MoveButton({ stick, calls }: { readonly stick: VirtualStick; readonly calls: PracticeCalls }) {
  const styles = useStyles();
  const { t } = useTranslation('practice');
  const { number, where } = stick;
  const label =
    where === 'in'
      ? number === null
        ? t('pullOutNew')
        : t('pullOutStick', { number })
      : number === null
        ? t('putInNew')
        : t('putInStick', { number });
  return (
    <Tooltip content={label} relationship="label">
      <Button
        appearance="subtle"
        className={styles.move}
        icon={where === 'in' ? <PlugDisconnectedRegular /> : <PlugConnectedRegular />}
        onClick={() => calls.moveStick(stick.stick, where === 'in' ? 'out' : 'in')}
      />
    </Tooltip>
  );
}
