import { makeStyles, mergeClasses, Title2, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

interface EmptyStateProps {
  /** What will come. */
  readonly title: string;
  /** From where. */
  readonly text?: ReactNode;
  /** Icons joined by dashes; the middle one is the one in hand. */
  readonly picture?: readonly ReactElement[];
  /** The one main button. */
  readonly action?: ReactNode;
  /** Cards beneath: the ways to get there. */
  readonly children?: ReactNode;
  /** A dashed edge round the page: files can be dropped on it. */
  readonly isDropTarget?: boolean;
}

const useStyles = makeStyles({
  state: {
    boxSizing: 'border-box',
    minHeight: '100%',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    gap: '8px',
    padding: '32px 24px',
  },
  drop: { border: `2px dashed ${tokens.colorNeutralStroke1}`, borderRadius: '8px' },
  picture: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    marginBottom: '16px',
    color: tokens.colorNeutralForeground2,
  },
  tile: {
    width: '72px',
    height: '72px',
    boxSizing: 'border-box',
    display: 'grid',
    placeItems: 'center',
    borderRadius: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '& svg': { width: '32px', height: '32px' },
  },
  middle: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    color: tokens.colorBrandForeground1,
  },
  dashes: { width: '40px', borderTop: `2px dashed ${tokens.colorNeutralStroke1}` },
  title: { margin: 0, textAlign: 'center' },
  text: {
    margin: 0,
    maxWidth: '640px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
  },
  action: { marginTop: '16px', '& button': { minHeight: '40px' } },
  cards: { width: '100%', marginTop: '24px', textAlign: 'start', display: 'flex', justifyContent: 'center' },
});

/** An empty page teaches the next step. */
export function EmptyState({ title, text, picture = [], action, children, isDropTarget = false }: EmptyStateProps) {
  const styles = useStyles();
  const middle = Math.floor(picture.length / 2);
  return (
    <div className={mergeClasses(styles.state, isDropTarget && styles.drop)}>
      {picture.length > 0 && (
        <div className={styles.picture} aria-hidden>
          {picture.map((icon, index) => [
            // A picture is one fixed row of icons.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            index > 0 && <span key={`dashes-${index}`} className={styles.dashes} />,
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <span key={`tile-${index}`} className={mergeClasses(styles.tile, index === middle && styles.middle)}>
              {icon}
            </span>,
          ])}
        </div>
      )}
      <Title2 as="h2" className={styles.title}>
        {title}
      </Title2>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
      {children !== undefined && <div className={styles.cards}>{children}</div>}
    </div>
  );
}
