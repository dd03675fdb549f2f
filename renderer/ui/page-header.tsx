import { makeStyles, Title2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

interface PageHeaderProps {
  /** The page's one heading of the first level. */
  readonly title: string;
  /** Beside the title: a count, or "none yet". */
  readonly count?: ReactNode;
  /** Beneath the title. */
  readonly subtitle?: ReactNode;
  /** Before the title: a way back. */
  readonly start?: ReactNode;
  readonly actions?: ReactNode;
}

const useStyles = makeStyles({
  header: {
    minHeight: '64px',
    boxSizing: 'border-box',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    rowGap: '8px',
    paddingTop: '8px',
    paddingBottom: '8px',
  },
  words: { minWidth: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '12px' },
  title: { margin: 0, color: tokens.colorNeutralForeground1 },
  count: {
    fontSize: tokens.fontSizeBase400,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  subtitle: { flexBasis: '100%', fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground2 },
  actions: {
    marginLeft: 'auto',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '12px',
  },
});

/** Title, count and what can be done with the page. */
export function PageHeader({ title, count, subtitle, start, actions }: PageHeaderProps) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      {start}
      <div className={styles.words}>
        <Title2 as="h1" className={styles.title}>
          {title}
        </Title2>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        {subtitle !== undefined && <span className={styles.subtitle}>{subtitle}</span>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
