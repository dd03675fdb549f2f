import { useArrowNavigationGroup, useRestoreFocusTarget } from '@fluentui/react-components';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useMemo, useState } from 'react';
import type { RosterFilter, RosterRow } from '../../../../shared/ipc/sticks.ts';
import { useSay } from '../words/use-say.ts';
import { ROSTER_COLUMNS, rosterTable } from './roster-columns.tsx';
import { RosterHead } from './roster-head.tsx';
import { RosterLine } from './roster-line.tsx';
import { type OpenMenu, type RosterAction, RosterMenu } from './roster-menu.tsx';
import { useRosterStyles } from './roster-styles.ts';
import { usePlaceIn } from './use-place-in.ts';
import type { RosterPages } from './use-roster-pages.ts';

const MENU_TRACK = '48px';
const OVERSCAN = 6;
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
  const say = useSay();
  const arrows = useArrowNavigationGroup({ axis: 'vertical', memorizeCurrent: true });
  const restore = useRestoreFocusTarget();
  const [place, { top, width }] = usePlaceIn(scroller);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const onMenu = useCallback((row: RosterRow, button: HTMLElement) => setMenu({ row, button }), []);
  const total = pages.view?.total ?? 0;
  const offset = top + HEAD_HEIGHT;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: offset,
    onChange: ({ range }) => range !== null && onSight(range.startIndex, range.endIndex),
  });
  const items = virtual.getVirtualItems();
  const table = useTable({
    features: rosterTable,
    columns: ROSTER_COLUMNS,
    data: useMemo(
      () => items.map(({ index }) => pages.rowAt(index)).filter((row) => row !== undefined),
      [items, pages],
    ),
    getRowId: ({ stickId }: RosterRow) => stickId,
  });
  const columns = useMemo(
    () => ROSTER_COLUMNS.flatMap(({ meta }) => (meta === undefined || meta.fromWidth > width ? [] : [meta])),
    [width],
  );
  const tracks = `${columns.map(({ track }) => track).join(' ')} ${MENU_TRACK}`;
  const rows = new Map(table.getRowModel().rows.map(({ id, original }) => [id, original]));
  return (
    <div ref={place}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows that are not all there cannot be a table element */}
      <div role="table" aria-label={say.t('roster.table')} aria-rowcount={total + 1} className={styles.table}>
        <RosterHead columns={columns} tracks={tracks} filter={filter} styles={styles} onSort={onSort} />
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <div {...arrows} role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, key, start }) => (
            <RosterLine
              key={key}
              row={rows.get(pages.rowAt(index)?.stickId ?? '')}
              index={index}
              top={start - offset}
              height={rowHeight}
              isLast={index === total - 1}
              columns={columns}
              tracks={tracks}
              say={say}
              styles={styles}
              restore={restore}
              onMenu={onMenu}
            />
          ))}
        </div>
      </div>
      <RosterMenu open={menu} onAct={onAct} onClose={() => setMenu(null)} />
    </div>
  );
}
