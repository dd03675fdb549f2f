import { Body1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { FolderRegular } from '@fluentui/react-icons';
import type { StickCard } from '../../../../shared/ipc/sticks.ts';
import { cardSurface, useLookText } from '../../../ui/look.ts';
import { GlideBar } from '../glide-bar.tsx';
import { useHidden } from '../hidden.ts';
import { cardFace } from '../words/card-face.ts';
import { cardContents, cardLabel, driveName, drivePlace, driveReasons } from '../words/drive-words.ts';
import { useSay } from '../words/use-say.ts';
import { type Act, CardButtons } from './card-buttons.tsx';
import { CardFrame, CardPlate } from './card-frame.tsx';
import { ReasonChips } from './reason-chips.tsx';

const useStyles = makeStyles({
  card: {
    ...cardSurface,
    minHeight: '88px',
    height: '100%',
    padding: '15px 16px',
    columnGap: '8px',
    rowGap: '12px',
    display: 'flex',
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    alignContent: 'flex-start',
  },
  words: { flex: '1 1 96px', minWidth: 0, marginLeft: '4px', display: 'flex', flexDirection: 'column' },
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
  // Beside a button a long name takes a second line before it is cut.
  name: {
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
    textWrap: 'balance',
    display: '-webkit-box',
    WebkitLineClamp: '2',
    WebkitBoxOrient: 'vertical',
  },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: '10px' },
  contents: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    '& svg': { width: '14px', height: '14px' },
  },
  wide: { flexBasis: '100%', minWidth: 0 },
  end: { marginLeft: 'auto', alignSelf: 'center' },
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
  const contents = cardContents(card, say);
  const { hidden } = useHidden();
  const reasons = driveReasons(card, limitGib, say);
  const speaks = SPEAKS.has(card.state.is);
  return (
    <CardFrame label={cardLabel(card, face.word, say)} look={face.look} className={styles.card}>
      <CardPlate card={card} face={face} size={56} />
      <div className={styles.words}>
        <Body1Strong className={mergeClasses(styles.state, text[face.look])}>{face.word}</Body1Strong>
        {speaks && <span className={mergeClasses(styles.line, styles.wraps, styles.sentence)}>{face.sentence}</span>}
        <span className={mergeClasses(styles.line, speaks ? styles.wraps : styles.name)} title={name}>
          {speaks && place !== '' ? `${name} · ${place}` : name}
        </span>
        <div className={mergeClasses(styles.line, styles.facts)}>
          {!speaks && <span>{place}</span>}
          {contents !== null && (
            <span className={styles.contents} title={contents.whole}>
              <FolderRegular aria-hidden />
              <span aria-hidden>{contents.short}</span>
              <span className={hidden}>{contents.whole}</span>
            </span>
          )}
        </div>
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
      {reasons.length > 0 && (
        <div className={styles.wide}>
          <ReasonChips reasons={reasons} />
        </div>
      )}
      {face.advice !== null && (
        <>
          <span className={styles.advice}>{face.advice}</span>
          <CardButtons card={card} isRunning={isRunning} onAct={onAct} />
        </>
      )}
    </CardFrame>
  );
}
