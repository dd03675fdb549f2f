import { Button, mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import type { RosterFilter } from '../../../../shared/ipc/sticks.ts';
import { useHidden } from '../hidden.ts';
import { useSay } from '../words/use-say.ts';
import type { ColumnMeta } from './roster-columns.tsx';
import type { RosterStyles } from './roster-styles.ts';

interface RosterHeadProps {
  readonly columns: readonly ColumnMeta[];
  readonly tracks: string;
  readonly filter: RosterFilter;
  readonly styles: RosterStyles;
  readonly onSort: (sort: RosterFilter['sort']) => void;
}

export function RosterHead({ columns, tracks, filter, styles, onSort }: RosterHeadProps) {
  const { t } = useSay();
  const { hidden } = useHidden();
  const Arrow = filter.isDescending ? ArrowDownRegular : ArrowUpRegular;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not all there cannot be a table element
    <div role="rowgroup">
      {/* biome-ignore lint/a11y/useFocusableInteractive: what is in the row has the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div
        role="row"
        aria-rowindex={1}
        className={mergeClasses(styles.line, styles.head)}
        style={{ gridTemplateColumns: tracks }}
      >
        {columns.map(({ title, sort, isNumber }) => {
          const isSorted = sort !== null && sort === filter.sort;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            // biome-ignore lint/a11y/useSemanticElements: see above
            <div
              key={title}
              role="columnheader"
              aria-sort={isSorted ? (filter.isDescending ? 'descending' : 'ascending') : undefined}
              className={mergeClasses(styles.headCell, isNumber && styles.end)}
            >
              {sort === null ? (
                t(title)
              ) : (
                <Button
                  appearance="transparent"
                  iconPosition="after"
                  icon={isSorted ? <Arrow fontSize={16} /> : null}
                  className={mergeClasses(styles.sort, isNumber && styles.endSort)}
                  onClick={() => onSort(sort)}
                >
                  {t(title)}
                </Button>
              )}
            </div>
          );
        })}
        {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div role="columnheader" className={mergeClasses(styles.headCell, styles.actions)}>
          <span className={hidden}>{t('roster.actions')}</span>
        </div>
      </div>
    </div>
  );
}
