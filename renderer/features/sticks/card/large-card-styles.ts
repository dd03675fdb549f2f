import { makeStyles, tokens } from '@fluentui/react-components';
import { cardSurface } from '../../../ui/look.ts';

export const useLargeCardStyles = makeStyles({
  card: {
    ...cardSurface,
    minHeight: '238px',
    height: '100%',
    padding: '16px',
    gap: '10px',
    display: 'flex',
    flexDirection: 'column',
  },
  /** Steps, advice and a button in the height that the others have. */
  tight: { gap: '4px', '& > :first-child': { marginBottom: '6px' } },
  // One height for one and two lines of words, so that the bars of a row stand in one line.
  head: { display: 'flex', gap: '16px', alignItems: 'flex-start', minWidth: 0, height: '68px' },
  words: {
    flex: 1,
    minWidth: 0,
    minHeight: '64px',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
  },
  stateLine: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0, minHeight: '28px' },
  state: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', overflowWrap: 'anywhere' },
  // Beside a percentage, a long word takes the smallest size that is read from a step away.
  longState: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  sentence: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    display: '-webkit-box',
    WebkitLineClamp: '2',
    WebkitBoxOrient: 'vertical',
  },
  middle: { flex: 1, display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '8px', minWidth: 0 },
  contents: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    '& svg': { width: '16px', height: '16px', marginTop: '2px', flexShrink: 0 },
  },
  advice: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
  },
  // Three lines of the small size where two of the large one would not do: the card keeps its height.
  longAdvice: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  foot: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    paddingTop: '11px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  footWithButton: { alignItems: 'center', paddingTop: '5px', marginBottom: '-6px' },
  nameAndPlace: { minWidth: 0, display: 'flex', flexDirection: 'column' },
  longName: {
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitLineClamp: '2',
    WebkitBoxOrient: 'vertical',
  },
  name: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  place: { flexShrink: 0, whiteSpace: 'nowrap', maxWidth: '60%', overflow: 'hidden', textOverflow: 'ellipsis' },
});
