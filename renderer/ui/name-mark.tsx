import { makeStyles, tokens } from '@fluentui/react-components';
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
        strokeWidth={size > 16 ? 5.2 : 6.4}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The same drawing as `resources/icons/mark.svg`; a test holds them together. */
export const MARK = 'M27 15 21 49M42 15 36 49M19 25.5H51M44.5 18.5 51.5 25.5 44.5 32.5M12 39.5H44';
export const MARK_SMALL = 'M27 13 21 51M43 13 37 51M17 25H54M10 39.5H47';

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
