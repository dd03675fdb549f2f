import { mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import type { ReactTable } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '../../../../shared/ipc/devices.ts';
import type { deviceTable } from './device-columns.ts';
import { SelectBox } from './select-box.tsx';
import type { TableStyles } from './table-styles.ts';

interface TableHeadProps {
  readonly table: ReactTable<typeof deviceTable, DeviceRow>;
  readonly selected: 'none' | 'some' | 'all';
  readonly onSelectAll: () => void;
  readonly styles: TableStyles;
}

const ORDERS = { asc: 'ascending', desc: 'descending' } as const;

export function TableHead({ table, selected, onSelectAll, styles }: TableHeadProps) {
  const { t } = useTranslation('devices');
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not all there cannot be a table element
    <div role="rowgroup" className={styles.head}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: the table has the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="row" aria-rowindex={1} className={styles.line} style={{ height: '100%' }}>
        {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="columnheader" aria-label={t('table.select')} className={styles.selectCell}>
          <SelectBox className={styles.box} state={selected} label={t('table.selectAll')} onToggle={onSelectAll} />
        </div>
        {table.getFlatHeaders().map(({ id, column }) => {
          const title = t(`table.${column.columnDef.meta?.title ?? 'serial'}`);
          const order = column.getIsSorted();
          if (!column.getCanSort()) {
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: see above
              // biome-ignore lint/a11y/useSemanticElements: see above
              <div key={id} role="columnheader" className={styles.headCell}>
                {title}
              </div>
            );
          }
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            // biome-ignore lint/a11y/useSemanticElements: see above
            <div
              key={id}
              role="columnheader"
              aria-sort={order === false ? 'none' : ORDERS[order]}
              className={mergeClasses(styles.headCell)}
            >
              <button type="button" className={styles.sortButton} onClick={column.getToggleSortingHandler()}>
                {title}
                {order === 'desc' && <ArrowDownRegular aria-hidden />}
                {order === 'asc' && <ArrowUpRegular aria-hidden />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
