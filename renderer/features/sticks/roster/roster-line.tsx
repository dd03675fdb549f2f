import { mergeClasses, type useRestoreFocusTarget } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { memo } from 'react';
import type { RosterRow } from '../../../../shared/ipc/sticks.ts';
import type { Say } from '../words/say.ts';
import type { ColumnMeta } from './roster-columns.tsx';
import type { RosterStyles } from './roster-styles.ts';

interface RosterLineProps {
  /** Undefined while its page is on its way. */
  readonly row: RosterRow | undefined;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly isLast: boolean;
  readonly columns: readonly ColumnMeta[];
  readonly tracks: string;
  readonly say: Say;
  readonly styles: RosterStyles;
  /** Makes a button one that the focus comes back to from a dialog. */
  readonly restore: ReturnType<typeof useRestoreFocusTarget>;
  readonly onMenu: (row: RosterRow, button: HTMLElement) => void;
}

/** One stick of the roster. Light, because many of them pass by while a person scrolls. */
export const RosterLine = memo(function RosterLine(props: RosterLineProps) {
  const { row, index, top, height, isLast, columns, tracks, say, styles, restore, onMenu } = props;
  const place = { height, gridTemplateColumns: tracks, transform: `translateY(${top}px)` };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: what is in the row has the focus
    // biome-ignore lint/a11y/useSemanticElements: rows that are not all there cannot be a table element
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy={row === undefined}
      className={mergeClasses(styles.line, styles.row, isLast && styles.lastRow)}
      style={place}
    >
      {columns.map(({ title, cell, isNumber, isWhole }) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div
          key={title}
          role="cell"
          className={mergeClasses(styles.cell, isWhole && styles.whole, isNumber && styles.end)}
        >
          {row === undefined ? <div className={styles.bar} /> : cell(row, say)}
        </div>
      ))}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="cell" className={mergeClasses(styles.cell, styles.whole)}>
        {row !== undefined && (
          <button
            {...restore}
            type="button"
            className={styles.more}
            aria-haspopup="menu"
            aria-label={row.number === null ? say.t('roster.moreNew') : say.t('roster.more', { number: row.number })}
            onClick={(event) => onMenu(row, event.currentTarget)}
          >
            <MoreHorizontalRegular aria-hidden />
          </button>
        )}
      </div>
    </div>
  );
});
