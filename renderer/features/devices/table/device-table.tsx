import { mergeClasses } from '@fluentui/react-components';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '../../../../shared/ipc/devices.ts';
import { useSettings } from '../../../bridge/views.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDevicesView } from '../devices-view.ts';
import { everythingIn, headerState, isSelected, NOTHING_SELECTED } from '../selection.ts';
import { DEVICE_COLUMNS, deviceTable, gridOf, SERIAL_CHARACTERS, sortOf, visibleColumns } from './device-columns.ts';
import { type PagesSnapshot, rowAt } from './device-pages.ts';
import { DeviceTableRow, rowId } from './device-table-row.tsx';
import { TableHead } from './table-head.tsx';
import { useTableStyles } from './table-styles.ts';
import { devicePages } from './use-device-pages.ts';
import { useElementWidth } from './use-element-width.ts';
import { useSettledItems } from './use-settled-items.ts';
import { useTableInput } from './use-table-input.ts';

const HEAD_PX = 36;
const ROW_PX = { comfortable: 44, compact: 34 } as const;
/** Room under the list for the bar of a selection. */
const EDIT_BAR_PX = 88;
const OVERSCAN_ROWS = 6;
const NO_DEVICES: DeviceRow[] = [];

/** All devices that the filter lets pass, of which only those near the eye exist here. */
export function DeviceTable({ snapshot }: { readonly snapshot: PagesSnapshot }) {
  const { t } = useTranslation('devices');
  const format = useFormat();
  const words = useMemo(() => ({ t, format }), [t, format]);
  const styles = useTableStyles();
  const { filter, sort, selection, active, open, set } = useDevicesView();
  const density = useSettings().data?.values.density ?? 'comfortable';
  const rowPx = ROW_PX[density];
  const scroller = useRef<HTMLDivElement>(null);
  const width = useElementWidth(scroller);
  const [isByKeys, setIsByKeys] = useState(false);
  const total = snapshot.total ?? 0;
  const isAnythingSelected = selection.of === 'filter' || selection.ids.size > 0;

  const serialCharacters = useLongestSerial(snapshot);
  const columnVisibility = useMemo(() => visibleColumns(width, serialCharacters), [width, serialCharacters]);
  const sorting = useMemo(() => [{ id: sort.by, desc: sort.isDescending }], [sort]);
  const table = useTable({
    features: deviceTable,
    columns: DEVICE_COLUMNS,
    // The rows are main's: this table knows the columns and the order only.
    data: NO_DEVICES,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting, columnVisibility },
    onSortingChange: (change) => {
      const [next] = typeof change === 'function' ? change(sorting) : change;
      const by = next === undefined ? null : sortOf(next.id);
      if (next !== undefined && by !== null) set({ sort: { by, isDescending: next.desc }, active: 0 });
    },
  });
  const columns = useMemo(
    () =>
      DEVICE_COLUMNS.flatMap(({ id, meta }) =>
        meta === undefined || columnVisibility[id ?? ''] !== true ? [] : [meta],
      ),
    [columnVisibility],
  );

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN_ROWS,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    scrollPaddingEnd: isAnythingSelected ? EDIT_BAR_PX : 0,
    paddingEnd: isAnythingSelected ? EDIT_BAR_PX : 0,
    useFlushSync: false,
  });
  const items = useSettledItems(virtualizer);
  // The elements of rows go round: as many as were ever in sight at once.
  const pool = useRef(1);
  pool.current = Math.max(pool.current, items.length);
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => devicePages.look(first, last), [first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another density is another size of every row
  useEffect(() => virtualizer.measure(), [rowPx]);
  useEffect(() => virtualizer.scrollToIndex(active), [active, virtualizer]);
  const wasOpen = useRef(open !== null);
  useEffect(() => {
    // What had the focus is gone with the drawer: the keys go on in the list.
    const hasClosed = wasOpen.current && open === null;
    wasOpen.current = open !== null;
    if (hasClosed && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, [open]);
  const generation = useRef(snapshot.generation);
  useEffect(() => {
    if (generation.current === snapshot.generation) return;
    generation.current = snapshot.generation;
    virtualizer.scrollToOffset(0);
  }, [snapshot.generation, virtualizer]);

  const { onKeyDown, onClick } = useTableInput(
    Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_PX) / rowPx)),
  );
  const selected = useMemo(
    () => headerState(selection, { filter: snapshot.query.filter, total }, loadedIds(snapshot)),
    [selection, total, snapshot],
  );
  const isComing = items.some(({ index }) => rowAt(snapshot, index) === undefined);
  const { tracks, least } = gridOf(columns, serialCharacters);

  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not all there cannot be a table element
    <div
      ref={scroller}
      role="grid"
      aria-label={t('table.label')}
      aria-rowcount={total + 1}
      aria-multiselectable
      aria-busy={isComing}
      aria-activedescendant={items.some(({ index }) => index === active) ? rowId(active) : undefined}
      tabIndex={0}
      className={styles.scroller}
      style={
        {
          '--tracks': tracks,
          '--least': least,
          '--row': `${rowPx}px`,
          // React's types know no custom properties.
        } as CSSProperties
      }
      onKeyDown={(event) => {
        setIsByKeys(event.target === scroller.current);
        onKeyDown(event);
      }}
      onMouseDown={(event) => {
        keepFocus(event);
        setIsByKeys(false);
      }}
      onClick={onClick}
      onFocus={({ target }) => setIsByKeys(target.matches(':focus-visible') && target === scroller.current)}
      onBlur={() => setIsByKeys(false)}
    >
      <TableHead
        table={table}
        selected={selected}
        styles={styles}
        onSelectAll={() => set({ selection: selected === 'all' ? NOTHING_SELECTED : everythingIn(filter) })}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div
        role="rowgroup"
        // Software that paints without a graphics card paints the picture under every row as well.
        className={mergeClasses(styles.body, isComing && styles.coming)}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map(({ index, start }) => {
          const device = rowAt(snapshot, index);
          // A row on its way is a picture behind the rows.
          if (device === undefined) return null;
          return (
            <DeviceTableRow
              key={index % pool.current}
              device={device}
              index={index}
              top={start - HEAD_PX}
              height={rowPx}
              columns={columns}
              isSelected={isSelected(selection, device.id)}
              isOpen={device.id === open}
              isActive={isByKeys && index === active}
              styles={styles}
              words={words}
            />
          );
        })}
      </div>
    </div>
  );
}

function* loadedIds({ pages }: PagesSnapshot): Generator<string> {
  for (const rows of pages.values()) for (const { id } of rows) yield id;
}

/** A pressed row leaves the focus with the table: its elements are another row's after a scroll. */
function keepFocus(event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof Element) || event.target.closest('[data-index]') === null) return;
  event.preventDefault();
  event.currentTarget.focus({ preventScroll: true });
}

/** Characters of the longest serial seen so far: a serial is never cut. It only grows, so that nothing jumps. */
function useLongestSerial({ pages }: PagesSnapshot): number {
  const longest = useRef(SERIAL_CHARACTERS);
  return useMemo(() => {
    for (const rows of pages.values()) {
      for (const { serial } of rows) longest.current = Math.max(longest.current, serial.length);
    }
    return longest.current;
  }, [pages]);
}
