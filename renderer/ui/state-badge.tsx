import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { edge, type Look, useLookText } from './look.ts';
import { ownTokens } from './theme-own.ts';

interface StateBadgeProps {
  readonly look: Look;
  /** A filled icon of the state. */
  readonly icon: ReactElement;
  /** Without fill and edge, so that exceptions stand out: "All good". */
  readonly isQuiet?: boolean;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  badge: {
    height: '24px',
    maxWidth: '100%',
    paddingLeft: '8px',
    paddingRight: '8px',
    gap: '4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    '& svg': { width: '16px', height: '16px', flexShrink: 0 },
    '::after': { display: 'none' },
    border: '1px solid transparent',
  },
  text: { overflow: 'hidden', textOverflow: 'ellipsis' },
  quiet: {
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    backgroundColor: 'transparent',
  },
  working: { backgroundColor: tokens.colorBrandBackground2, ...edge(tokens.colorBrandStroke2) },
  done: { backgroundColor: tokens.colorStatusSuccessBackground1, ...edge(tokens.colorStatusSuccessBorder1) },
  attention: { backgroundColor: tokens.colorStatusWarningBackground1, ...edge(tokens.colorStatusWarningBorder1) },
  failed: { backgroundColor: tokens.colorStatusDangerBackground1, ...edge(tokens.colorStatusDangerBorder1) },
  waiting: { backgroundColor: ownTokens.colorNeutralBadgeBackground, ...edge(ownTokens.colorNeutralBadgeBorder) },
  'left-out': { backgroundColor: ownTokens.colorNeutralBadgeBackground, ...edge(ownTokens.colorNeutralBadgeBorder) },
  neutral: { backgroundColor: ownTokens.colorNeutralBadgeBackground, ...edge(ownTokens.colorNeutralBadgeBorder) },
  practice: { backgroundColor: ownTokens.colorPracticeBackground, ...edge(ownTokens.colorPracticeBorder) },
});

/** A state in an icon, a word and a tint. */
export function StateBadge({ look, icon, isQuiet = false, children }: StateBadgeProps) {
  const styles = useStyles();
  const text = useLookText();
  return (
    <Badge
      appearance="tint"
      size="large"
      shape="rounded"
      className={mergeClasses(styles.badge, text[look], isQuiet ? styles.quiet : styles[look])}
      icon={isQuiet ? <span className={text[look]}>{icon}</span> : icon}
    >
      <span className={styles.text}>{children}</span>
    </Badge>
  );
}
