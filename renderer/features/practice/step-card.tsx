import { Button, Card, makeStyles, mergeClasses, Subtitle1, tokens } from '@fluentui/react-components';
import {
  ArrowHookDownLeftFilled,
  BranchCompareFilled,
  CheckmarkFilled,
  DocumentArrowDownFilled,
  PlayFilled,
  UsbStickFilled,
} from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cardSurface, edge } from '../../ui/look.ts';
import { ownTokens } from '../../ui/theme-own.ts';
import { useHidden } from '../sticks/hidden.ts';
import type { StepState } from './practice-steps.ts';
import type { StepWords } from './step-words.ts';

const useStyles = makeStyles({
  card: {
    ...cardSurface,
    minHeight: '104px',
    padding: '20px',
    columnGap: '20px',
    rowGap: '12px',
    display: 'flex',
    flexDirection: 'row',
    alignItems: 'flex-start',
  },
  now: {
    ...edge(tokens.colorCompoundBrandStroke),
    borderTopWidth: '2px',
    borderRightWidth: '2px',
    borderBottomWidth: '2px',
    borderLeftWidth: '2px',
    padding: '19px',
  },
  disc: {
    flexShrink: 0,
    width: '56px',
    height: '56px',
    boxSizing: 'border-box',
    borderRadius: '50%',
    display: 'grid',
    placeItems: 'center',
    fontSize: '28px',
    lineHeight: '36px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground4,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    '& svg': { width: '28px', height: '28px' },
  },
  discDone: {
    color: ownTokens.colorOnSolid,
    backgroundColor: tokens.colorStatusSuccessBackground3,
    ...edge(tokens.colorStatusSuccessBackground3),
  },
  discNow: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    ...edge(tokens.colorBrandBackground),
    '@media (forced-colors: active)': {
      borderTopWidth: '3px',
      borderRightWidth: '3px',
      borderBottomWidth: '3px',
      borderLeftWidth: '3px',
    },
  },
  words: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '4px',
    justifyContent: 'center',
    minHeight: '56px',
  },
  title: { margin: 0 },
  text: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
  },
  action: { width: '100%', marginTop: '12px', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px' },
});

const IS = { done: 'stepDone', now: 'stepNow', next: 'stepNext' } as const;

interface StepCardProps {
  readonly index: number;
  readonly is: StepState['is'];
  readonly words: StepWords;
  /** The button of the step in hand, or how far it is. */
  readonly children?: ReactNode;
}

/** One step of the round. */
export function StepCard({ index, is, words, children }: StepCardProps) {
  const styles = useStyles();
  const { hidden } = useHidden();
  const { t } = useTranslation('practice');
  return (
    <Card
      role="group"
      appearance="outline"
      aria-label={words.title}
      aria-current={is === 'now' ? 'step' : undefined}
      className={mergeClasses(styles.card, is === 'now' && styles.now)}
    >
      <span
        className={mergeClasses(styles.disc, is === 'done' && styles.discDone, is === 'now' && styles.discNow)}
        aria-hidden
      >
        {is === 'done' ? <CheckmarkFilled /> : index}
      </span>
      <div className={styles.words}>
        <span className={hidden}>{t(IS[is], { step: index })}</span>
        <Subtitle1 as="h2" className={styles.title}>
          {words.title}
        </Subtitle1>
        <p className={styles.text}>{words.text}</p>
        {is === 'now' && <div className={styles.action}>{children}</div>}
      </div>
    </Card>
  );
}

const useButton = makeStyles({
  main: { minHeight: '48px', paddingLeft: '24px', paddingRight: '24px', fontSize: tokens.fontSizeBase400 },
});

interface StepButtonProps {
  readonly icon: 'prepare' | 'run' | 'back' | 'conflict' | 'export';
  readonly isReady?: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

const ICONS: Readonly<Record<StepButtonProps['icon'], ReactElement>> = {
  prepare: <UsbStickFilled />,
  run: <PlayFilled />,
  back: <ArrowHookDownLeftFilled />,
  conflict: <BranchCompareFilled />,
  export: <DocumentArrowDownFilled />,
};

export function StepButton({ icon, isReady = true, onClick, children }: StepButtonProps) {
  const styles = useButton();
  return (
    <Button
      appearance="primary"
      className={styles.main}
      icon={ICONS[icon]}
      disabledFocusable={!isReady}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
