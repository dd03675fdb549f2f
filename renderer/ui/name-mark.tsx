import { makeStyles, tokens } from '@fluentui/react-components';
import { MARK, MARK_SMALL } from './mark-path.ts';
import { ownTokens } from './theme-own.ts';

interface NameMarkProps {
  /** The side in pixels. At 16 and below it has no arrow. */
  readonly size?: number;
}

const useStyles = makeStyles({
  row: { display: 'inline-flex', alignItems: 'center', gap: '10px' },
  mark: { flexShrink: 0, forcedColorAdjust: 'none' },
  name: { fontSize: '14px', lineHeight: '20px', color: tokens.colorNeutralForeground1, whiteSpace: 'nowrap' },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

/** The mark: a number sign whose bars are shifted as if moving; the upper one ends in an arrow. */
export function NameMark({ size = 24 }: NameMarkProps) {
  const styles = useStyles();
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 64 64" aria-hidden>
      <rect width="64" height="64" rx="14.7" fill={ownTokens.colorMarkTile} />
      <path
        d={size > 16 ? MARK : MARK_SMALL}
        fill="none"
        stroke={ownTokens.colorMark}
        strokeWidth={size > 16 ? 5 : 6.4}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Mark and name, as in the title bar. */
export function NameWithMark() {
  const styles = useStyles();
  return (
    <span className={styles.row}>
      <NameMark size={24} />
      <span className={styles.name} translate="no">
        <span className={styles.strong}>{NAME[0]}</span> {NAME[1]}
      </span>
    </span>
  );
}

/** A name is not translated. */
const NAME = ['Hash', 'Courier'] as const;
