interface SelectBoxProps {
  readonly className: string | undefined;
  readonly state: 'none' | 'some' | 'all';
  readonly label: string;
  /** In a row the keys of the table do its work. */
  readonly isInRow?: boolean;
  readonly onToggle?: () => void;
}

/** A check box as light as it can be: dozens of them scroll by, and Fluent's costs a row's frame. */
export function SelectBox({ className, state, label, isInRow = false, onToggle }: SelectBoxProps) {
  return (
    <input
      type="checkbox"
      className={className}
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
