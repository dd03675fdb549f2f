import { makeStyles, tokens } from '@fluentui/react-components';
import { ShieldCheckmark20Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

interface SafeNoteProps {
  /** What is promised: "Nothing is erased." */
  readonly strong?: ReactNode;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  note: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '8px',
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
  },
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  strong: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

/** What is safe, said where the worry arises, behind a shield. */
export function SafeNote({ strong, children }: SafeNoteProps) {
  const styles = useStyles();
  return (
    <p className={styles.note}>
      <ShieldCheckmark20Filled className={styles.icon} aria-hidden />
      <span>
        {strong !== undefined && <strong className={styles.strong}>{strong} </strong>}
        {children}
      </span>
    </p>
  );
}
