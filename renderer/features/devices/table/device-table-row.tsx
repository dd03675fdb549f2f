import { mergeClasses } from '@fluentui/react-components';
import { memo } from 'react';
import type { DeviceRow } from '../../../../shared/ipc/devices.ts';
import type { Words } from '../words.ts';
import type { ColumnMeta } from './device-columns.ts';
import { RowBadges } from './row-badges.tsx';
import { SelectBox } from './select-box.tsx';
import type { TableStyles } from './table-styles.ts';

interface DeviceTableRowProps {
  readonly device: DeviceRow;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly ColumnMeta[];
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly styles: TableStyles;
  readonly words: Words;
}

export const rowId = (index: number) => `device-row-${index}`;

/**
 * One line of the list. While the list scrolls, the elements of a row that has left it become the next one's, so a row
 * has the same elements whatever it shows, asks for no styles or words of its own and has no listeners.
 */
export const DeviceTableRow = memo(function DeviceTableRow(props: DeviceTableRowProps) {
  const { device, index, top, height, columns, isSelected, isOpen, isActive, styles, words } = props;
  const { t, format } = words;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the table has the focus and names its active row
    // biome-ignore lint/a11y/useSemanticElements: rows that are not all there cannot be a table element
    <div
      role="row"
      id={rowId(index)}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={mergeClasses(
        styles.line,
        styles.row,
        isOpen && styles.rowOpen,
        isSelected && styles.rowSelected,
        isOpen && isSelected && styles.rowOpenSelected,
        isActive && styles.rowActive,
      )}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="gridcell" data-select className={styles.selectCell}>
        <SelectBox
          isInRow
          className={styles.box}
          state={isSelected ? 'all' : 'none'}
          label={t('table.selectOne', { serial: device.serial || t('table.noSerial') })}
        />
      </div>
      {columns.map(({ title, looks, cell, full }) => (
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div
          key={title}
          role="gridcell"
          className={looks === 'serial' ? styles.serial : mergeClasses(styles.cell, styles[looks])}
          title={full?.(device, format)}
        >
          {looks === 'checks' ? <RowBadges device={device} styles={styles} t={t} /> : cell(device, format)}
        </div>
      ))}
    </div>
  );
});
