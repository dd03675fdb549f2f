import { Body1Strong, Card, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HardDriveRegular } from '@fluentui/react-icons';
import type { StickCard } from '../../../../shared/ipc/sticks.ts';
import { edge, useLookText } from '../../../ui/look.ts';
import { Plate } from '../../../ui/plate.tsx';
import { GlideBar } from '../glide-bar.tsx';
import { cardFace } from '../words/card-face.ts';
import { cardLabel, driveName, drivePlace, driveReasons } from '../words/drive-words.ts';
import { useSay } from '../words/use-say.ts';
import { type Act, CardButtons } from './card-buttons.tsx';
import { StateIcon } from './card-icon.tsx';
import { ReasonChips } from './reason-chips.tsx';

const useStyles = makeStyles({
  card: {
    boxSizing: 'border-box',
    minHeight: '88px',
    height: '100%',
    padding: '15px 16px',
    columnGap: '12px',
    rowGap: '12px',
    borderRadius: '8px',
    display: 'flex',
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    alignContent: 'flex-start',
    boxShadow: 'none',
    overflow: 'visible',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '::after': { display: 'none' },
  },
  failed: edge(tokens.colorStatusDangerBackground3),
  attention: edge(tokens.colorStatusWarningBorder1),
  leftOut: {
    backgroundColor: 'transparent',
    borderTopStyle: 'dashed',
    borderRightStyle: 'dashed',
    borderBottomStyle: 'dashed',
    borderLeftStyle: 'dashed',
    ...edge(tokens.colorNeutralStroke1),
  },
  words: { flex: '1 1 96px', minWidth: 0, display: 'flex', flexDirection: 'column' },
  state: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  line: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  sentence: { color: tokens.colorNeutralForeground2 },
  wraps: { whiteSpace: 'normal' },
  wide: { flexBasis: '100%', minWidth: 0 },
  end: { marginLeft: 'auto' },
  advice: {
    flexBasis: '100%',
    minWidth: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
  },
});

interface SmallCardProps {
  readonly card: StickCard;
  readonly limitGib: number;
  readonly isRunning: boolean;
  readonly onAct: Act;
}

/** States whose sentence says more than the drive's own name. */
const SPEAKS: ReadonlySet<StickCard['state']['is']> = new Set([
  'reading',
  'failed',
  'cancelled',
  'not-read',
  'done',
  'left-out',
]);

/** One drive that is plugged in while nothing is prepared. */
export function SmallCard({ card, limitGib, isRunning, onAct }: SmallCardProps) {
  const styles = useStyles();
  const text = useLookText();
  const say = useSay();
  const face = cardFace(card, say);
  const name = driveName(card, say);
  const place = drivePlace(card, say);
  const speaks = SPEAKS.has(card.state.is);
  return (
    <Card
      role="article"
      appearance="outline"
      aria-label={cardLabel(card, face.word, say)}
      className={mergeClasses(
        styles.card,
        face.look === 'failed' && styles.failed,
        face.look === 'attention' && styles.attention,
        face.look === 'left-out' && styles.leftOut,
      )}
    >
      <Plate
        size={56}
        number={card.number}
        look={face.look}
        icon={<StateIcon of={face.icon} />}
        glyph={<HardDriveRegular />}
      />
      <div className={styles.words}>
        <Body1Strong className={mergeClasses(styles.state, text[face.look])}>{face.word}</Body1Strong>
        {speaks && <span className={mergeClasses(styles.line, styles.wraps, styles.sentence)}>{face.sentence}</span>}
        <span className={mergeClasses(styles.line, speaks && styles.wraps)} title={name}>
          {speaks && place !== '' ? `${name} · ${place}` : name}
        </span>
        {!speaks && <span className={styles.line}>{place}</span>}
      </div>
      {face.advice === null && (
        <div className={styles.end}>
          <CardButtons card={card} isRunning={isRunning} onAct={onAct} />
        </div>
      )}
      {card.state.is === 'reading' && face.share !== null && (
        <div className={styles.wide}>
          <GlideBar share={face.share} label={cardLabel(card, face.word, say)} />
        </div>
      )}
      {face.look === 'left-out' && (
        <div className={styles.wide}>
          <ReasonChips reasons={driveReasons(card, limitGib, say)} />
        </div>
      )}
      {face.advice !== null && (
        <>
          <span className={styles.advice}>{face.advice}</span>
          <CardButtons card={card} isRunning={isRunning} onAct={onAct} />
        </>
      )}
    </Card>
  );
}
