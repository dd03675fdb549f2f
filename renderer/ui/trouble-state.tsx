import { makeStyles, mergeClasses, Subtitle1, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { type Look, useLookText } from './look.ts';
import { SafeNote } from './safe-note.tsx';

export interface TroubleProps {
  /** What happened. */
  readonly title: string;
  /** More of it, in a sentence or two. */
  readonly text?: ReactNode;
  /** What is safe, behind a shield. */
  readonly safe?: ReactNode;
  /** What to do: buttons. */
  readonly action?: ReactNode;
  /** On a card of its own, where it stands in place of a whole page. */
  readonly isCard?: boolean;
}

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '12px',
    maxWidth: '640px',
    padding: '24px',
  },
  card: {
    maxWidth: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '8px',
  },
  title: { margin: 0, display: 'flex', alignItems: 'center', gap: '8px' },
  icon: { display: 'inline-flex', flexShrink: 0, '& svg': { width: '24px', height: '24px' } },
  text: {
    margin: 0,
    maxWidth: '640px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
  },
  action: { display: 'flex', flexWrap: 'wrap', gap: '12px', marginTop: '4px', '& button': { minHeight: '40px' } },
});

/** What happened, what is safe, what to do. `ErrorState` and `FullState` are its two looks. */
export function TroubleState({
  title,
  text,
  safe,
  action,
  isCard = false,
  look,
  icon,
}: TroubleProps & { readonly look: Look; readonly icon: ReactElement }) {
  const styles = useStyles();
  const colors = useLookText();
  return (
    <div role="alert" className={mergeClasses(styles.state, isCard && styles.card)}>
      <Subtitle1 as="h2" className={mergeClasses(styles.title, colors[look])}>
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
        {title}
      </Subtitle1>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {safe !== undefined && <SafeNote>{safe}</SafeNote>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
