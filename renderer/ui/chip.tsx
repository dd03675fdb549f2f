import { makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { type Look, useLookText } from './look.ts';

interface ChipProps {
  readonly icon?: ReactElement;
  /** The icon's colour. */
  readonly look?: Look;
  readonly count?: number;
  readonly pressed: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  chip: {
    height: '32px',
    minWidth: 'unset',
    paddingLeft: '12px',
    paddingRight: '12px',
    gap: '4px',
    flexShrink: 0,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  pressed: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground1,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorBrandForeground1 },
    ':hover:active': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorBrandForeground1 },
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  count: { fontWeight: tokens.fontWeightSemibold, marginLeft: '4px' },
  icon: { display: 'inline-flex', '& svg': { width: '18px', height: '18px' } },
});

/** A quick choice above a list, with how many it would show. */
export function Chip({ icon, look = 'neutral', count, pressed, onToggle, children }: ChipProps) {
  const styles = useStyles();
  const text = useLookText();
  const { number } = useFormat();
  return (
    <ToggleButton
      shape="circular"
      size="small"
      appearance="outline"
      checked={pressed}
      onClick={onToggle}
      className={mergeClasses(styles.chip, pressed && styles.pressed)}
    >
      {icon !== undefined && <span className={mergeClasses(styles.icon, text[look])}>{icon}</span>}
      <span>{children}</span>
      {count !== undefined && <span className={styles.count}>{number(count)}</span>}
    </ToggleButton>
  );
}
