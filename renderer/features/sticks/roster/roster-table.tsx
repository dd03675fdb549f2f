import {
  Button,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  useArrowNavigationGroup,
} from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useMemo } from 'react';
import type { RosterFilter, RosterRow } from '../../../../shared/ipc/sticks.ts';
import { useHidden } from '../hidden.ts';
import { useSay } from '../words/use-say.ts';
import { ROSTER_COLUMNS, rosterTable } from './roster-columns.tsx';
import { type RosterAction, RosterMenu } from './roster-menu.tsx';
import { useRosterStyles } from './roster-styles.ts';
import { usePlaceIn } from './use-place-in.ts';
import type { RosterPages } from './use-roster-pages.ts';

const MENU_TRACK = '48px';
const OVERSCAN = 8;
/** With its edge and the one of the table. */
const HEAD_HEIGHT = 37;

interface RosterTableProps {
  readonly pages: RosterPages;
  readonly filter: RosterFilter;
  readonly rowHeight: number;
  /** The page scrolls; the table does not have a bar of its own. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onSort: (sort: RosterFilter['sort']) => void;
  readonly onSight: (first: number, last: number) => void;
  readonly onAct: (action: RosterAction, row: RosterRow) => void;
}

/** Every stick and where it is. Only the rows in sight are there. */
export function RosterTable({ pages, filter, rowHeight, scroller, onSort, onSight, onAct }: RosterTableProps) {
  const styles = useRosterStyles();
  const { hidden } = useHidden();
  const say = useSay();
  const { t } = say;
  const arrows = useArrowNavigationGroup({ axis: 'vertical', memorizeCurrent: true });
  const [place, { top, width }] = usePlaceIn(scroller);
  const offset = top + HEAD_HEIGHT;
  const total = pages.view?.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: offset,
    onChange: ({ range }) => range !== null && onSight(range.startIndex, range.endIndex),
  });
  const items = virtual.getVirtualItems();
  const inSight = items.map(({ index }) => pages.rowAt(index)).filter((row) => row !== undefined);
  const table = useTable({
    features: rosterTable,
    columns: ROSTER_COLUMNS,
    data: inSight,
    getRowId: ({ stickId }: RosterRow) => stickId,
  });
  const rows = new Map(table.getRowModel().rows.map((row) => [row.id, row]));
  const shown = useMemo(
    () =>
      new Map(
        ROSTER_COLUMNS.flatMap(({ id, meta }) =>
          id === undefined || meta === undefined || meta.fromWidth > width ? [] : [[id, meta] as const],
        ),
      ),
    [width],
  );
  const tracks = { gridTemplateColumns: `${[...shown.values()].map(({ track }) => track).join(' ')} ${MENU_TRACK}` };
  return (
    <div ref={place}>
      <Table
        noNativeElements
        size="medium"
        aria-label={t('roster.table')}
        aria-rowcount={total + 1}
        className={styles.table}
      >
        <TableHeader>
          <TableRow className={mergeClasses(styles.line, styles.head)} style={tracks} aria-rowindex={1}>
            {[...shown].map(([id, { title, sort, isNumber }]) => {
              const isSorted = sort !== null && sort === filter.sort;
              const Arrow = filter.isDescending ? ArrowDownRegular : ArrowUpRegular;
              return (
                <TableHeaderCell
                  key={id}
                  button={{ as: 'div', tabIndex: -1, role: 'presentation' }}
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
                </TableHeaderCell>
              );
            })}
            <TableHeaderCell
              button={{ as: 'div', tabIndex: -1, role: 'presentation' }}
              className={mergeClasses(styles.headCell, styles.actions)}
            >
              <span className={hidden}>{t('roster.actions')}</span>
            </TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody {...arrows} className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const data = pages.rowAt(index);
            const row = data === undefined ? undefined : rows.get(data.stickId);
            return (
              <TableRow
                key={key}
                aria-rowindex={index + 2}
                aria-busy={row === undefined}
                className={mergeClasses(styles.line, styles.row, index === total - 1 && styles.lastRow)}
                style={{ ...tracks, height: rowHeight, transform: `translateY(${start - offset}px)` }}
              >
                {[...shown].map(([id, { cell, isNumber }]) => (
                  <TableCell
                    key={id}
                    className={mergeClasses(styles.cell, id === 'stick' && styles.whole, isNumber && styles.end)}
                  >
                    {row === undefined ? <div className={styles.bar} /> : cell(row.original, say)}
                  </TableCell>
                ))}
                <TableCell className={mergeClasses(styles.cell, styles.whole)}>
                  {row !== undefined && <RosterMenu row={row.original} onAct={onAct} />}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </div>
  );
}
