/** What a key does in the table. `extend` selects from the anchor up to the row that it goes to. */
export type TableAction =
  | { readonly does: 'go'; readonly to: number; readonly extend: boolean }
  | { readonly does: 'toggle' | 'toggle-range' | 'open' | 'select-all' | 'leave' };

export interface TableKey {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Ctrl, or Command on a Mac. */
  readonly commandKey: boolean;
}

/** Every key that `tableAction` has an answer to, by what it does; `Shift` is held down with those that go. */
export const TABLE_KEYS = [
  { does: 'row', keys: ['ArrowUp', 'ArrowDown'] },
  { does: 'pageful', keys: ['PageUp', 'PageDown'] },
  { does: 'ends', keys: ['Home', 'End'] },
  { does: 'extend', keys: ['Shift'] },
  { does: 'toggle', keys: ['Space'] },
  { does: 'toggleRange', keys: ['Shift+Space'] },
  { does: 'selectAll', keys: ['Ctrl+A'] },
  { does: 'open', keys: ['Enter'] },
  { does: 'leave', keys: ['Escape'] },
] as const;

/**
 * @param active The row that the keys act on.
 * @param rows How many there are.
 * @param pageRows How many are in sight.
 * @returns Null where the key is not for the table.
 */
export function tableAction(key: TableKey, active: number, rows: number, pageRows: number): TableAction | null {
  const go = (to: number): TableAction => ({
    does: 'go',
    to: Math.min(Math.max(to, 0), Math.max(rows - 1, 0)),
    extend: key.shiftKey,
  });
  switch (key.key) {
    case 'ArrowDown':
      return go(active + 1);
    case 'ArrowUp':
      return go(active - 1);
    case 'PageDown':
      return go(active + Math.max(1, pageRows - 1));
    case 'PageUp':
      return go(active - Math.max(1, pageRows - 1));
    case 'Home':
      return go(0);
    case 'End':
      return go(rows - 1);
    case ' ':
      return { does: key.shiftKey ? 'toggle-range' : 'toggle' };
    case 'Enter':
      return { does: 'open' };
    case 'Escape':
      return { does: 'leave' };
    case 'a':
    case 'A':
      return key.commandKey ? { does: 'select-all' } : null;
    default:
      return null;
  }
}
