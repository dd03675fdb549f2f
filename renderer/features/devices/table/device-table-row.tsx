import { mergeClasses } from '@fluentui/react-components';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '../../../../shared/ipc/devices.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { ColumnMeta } from './device-columns.tsx';
import { SelectBox } from './select-box.tsx';
import type { TableStyles } from './table-styles.ts';

interface DeviceTableRowProps {
  /** Undefined while its page is on its way. */
  readonly device: DeviceRow | undefined;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly ColumnMeta[];
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly styles: TableStyles;
}

export const rowId = (index: number) => `device-row-${index}`;

/** One device in the list. The table hears its clicks and keys, so a row that scrolls by costs no listeners. */
export const DeviceTableRow = memo(function DeviceTableRow(props: DeviceTableRowProps) {
  const { device, index, top, height, columns, isSelected, isOpen, isActive, styles } = props;
  const { t } = useTranslation('devices');
  const format = useFormat();
  const place = { height, transform: `translateY(${top}px)` };
  if (device === undefined) {
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: the table has the focus and names its active row
      // biome-ignore lint/a11y/useSemanticElements: rows that are not all there cannot be a table element
      <div
        role="row"
        aria-rowindex={index + 2}
        aria-busy
        className={mergeClasses(styles.line, styles.row)}
        style={place}
      >
        <span />
        {columns.map(({ title }, column) => (
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          // biome-ignore lint/a11y/useSemanticElements: see above
          <div key={title} role="gridcell" className={styles.cell}>
            <div className={styles.bar} style={{ width: `${80 - ((index + column) % 4) * 12}%` }} />
          </div>
        ))}
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    // biome-ignore lint/a11y/useSemanticElements: see above
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
      style={place}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="gridcell" data-select className={styles.selectCell}>
        <SelectBox
          isInRow
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
          {cell(device, format)}
        </div>
      ))}
    </div>
  );
});
