import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  box: {
    appearance: 'none',
    margin: 0,
    flexShrink: 0,
    width: '20px',
    height: '20px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    display: 'grid',
    placeItems: 'center',
    cursor: 'pointer',
    outlineOffset: '2px',
    ':checked': { backgroundColor: tokens.colorBrandBackground, border: `1px solid ${tokens.colorBrandBackground}` },
    ':checked::after': {
      content: '""',
      width: '10px',
      height: '5px',
      marginTop: '-3px',
      borderLeft: `2px solid ${tokens.colorNeutralForegroundOnBrand}`,
      borderBottom: `2px solid ${tokens.colorNeutralForegroundOnBrand}`,
      transform: 'rotate(-45deg)',
    },
    ':indeterminate::after': {
      content: '""',
      width: '10px',
      borderTop: `2px solid ${tokens.colorNeutralForeground2}`,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    // The system draws its own boxes where it forces its colours.
    '@media (forced-colors: active)': { appearance: 'auto' },
  },
});

interface SelectBoxProps {
  readonly state: 'none' | 'some' | 'all';
  readonly label: string;
  /** In a row the keys of the table do its work. */
  readonly isInRow?: boolean;
  readonly onToggle?: () => void;
}

/** A check box as light as it can be: dozens of them scroll by, and Fluent's costs a row's frame. */
export function SelectBox({ state, label, isInRow = false, onToggle }: SelectBoxProps) {
  return (
    <input
      type="checkbox"
      className={useStyles().box}
      tabIndex={isInRow ? -1 : 0}
      aria-label={label}
      checked={state === 'all'}
      ref={(box) => {
        if (box !== null) box.indeterminate = state === 'some';
      }}
      onChange={onToggle ?? ignore}
    />
  );
}

/** A row's click is heard by the table. */
function ignore(): void {}
