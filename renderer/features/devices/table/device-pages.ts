/**
 * The rows of the table, page by page from main. Guards that the window holds only what is near the eye, that rows stay
 * in place until better ones are there (nothing jumps and nothing flashes while a person types), and that one answer
 * at most of each kind is on its way, so that typing and scrolling cannot pile up requests.
 */
import type { DeviceFilterView, DevicePageView, DeviceRow, DeviceSort } from '../../../../shared/ipc/devices.ts';
import { filterKey } from '../device-filter.ts';

export interface PageQuery {
  readonly filter: DeviceFilterView;
  readonly sort: DeviceSort;
}

export interface PagesSnapshot {
  /** Whose rows these are; it lags behind what was asked for until the first page of that is there. */
  readonly query: PageQuery;
  /** Null until the first answer. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly DeviceRow[]>;
  /** Counts up with each change of the query that is shown. */
  readonly generation: number;
  readonly hasFailed: boolean;
}

export type LoadPage = (query: PageQuery, cursor: number, limit: number) => Promise<DevicePageView>;

export const PAGE_ROWS = 100;
/** Pages kept before and after the visible ones. */
const KEPT_AROUND = 8;
/** A page is asked for when the eye comes this near to it. */
const ROWS_AHEAD = 30;
const LOADS_AT_ONCE = 2;

export interface DevicePages {
  readonly snapshot: () => PagesSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** Shows another query as soon as its first page is there. */
  readonly ask: (query: PageQuery) => void;
  /** Says which rows the eye sees: from `first` to `last`. */
  readonly look: (first: number, last: number) => void;
  /** Reads again what is in sight; the rest is read again when it comes into sight. */
  readonly refresh: () => void;
  /** Forgets all rows, as of another depot, and reads anew. */
  readonly reset: () => void;
  /** All ids between two rows, loading what is missing; at most `limit`. */
  readonly idsBetween: (from: number, to: number, limit: number) => Promise<readonly string[]>;
}

export function rowAt({ pages }: Pick<PagesSnapshot, 'pages'>, index: number): DeviceRow | undefined {
  return pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
}

/** Where a device is among the loaded rows; -1 where it is not. */
export function indexOf({ pages }: Pick<PagesSnapshot, 'pages'>, id: string): number {
  for (const [page, rows] of pages) {
    const place = rows.findIndex((row) => row.id === id);
    if (place >= 0) return page * PAGE_ROWS + place;
  }
  return -1;
}

/** Rows that say the same stay the same objects, so that nothing is painted anew for them. */
function withOldObjects(rows: readonly DeviceRow[], old: readonly DeviceRow[] | undefined): readonly DeviceRow[] {
  if (old === undefined) return rows;
  const known = new Map(old.map((row) => [row.id, row]));
  return rows.map((row) => {
    const before = known.get(row.id);
    return before !== undefined && JSON.stringify(before) === JSON.stringify(row) ? before : row;
  });
}

const queryKey = ({ filter, sort }: PageQuery) => `${filterKey(filter)}${sort.by}${sort.isDescending}`;

export function createDevicePages(load: LoadPage, first: PageQuery): DevicePages {
  const listeners = new Set<() => void>();
  let shown: PagesSnapshot = { query: first, total: null, pages: new Map(), generation: 0, hasFailed: false };
  let wanted = first;
  let sight: readonly [first: number, last: number] = [0, 0];
  let isAsking = false;
  /** Whether what is asked for may have changed since it was asked. */
  let isAskedAgain = false;
  /** Counts the depots: an answer from the one before is not shown. */
  let depot = 0;
  /** Pages on their way, and those whose rows may be old. */
  const loading = new Set<number>();
  const stale = new Set<number>();

  const tell = (change: Partial<PagesSnapshot>) => {
    shown = { ...shown, ...change };
    for (const listener of listeners) listener();
  };

  async function askFirst(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    isAskedAgain = false;
    const query = wanted;
    const asked = depot;
    try {
      const { rows, total } = await load(query, 0, PAGE_ROWS);
      if (asked !== depot) return;
      loading.clear();
      stale.clear();
      sight = [0, Math.min(sight[1] - sight[0], Math.max(0, total - 1))];
      tell({ query, total, pages: new Map([[0, rows]]), generation: shown.generation + 1, hasFailed: false });
    } catch {
      if (asked !== depot) return;
      tell({ hasFailed: true });
    }
    isAsking = false;
    if (queryKey(wanted) !== queryKey(query)) void askFirst();
    else if (isAskedAgain) refresh();
    else fill();
  }

  function pagesInSight(): readonly number[] {
    const lastRow = Math.max(0, (shown.total ?? 1) - 1);
    const from = Math.floor(Math.max(0, sight[0] - ROWS_AHEAD) / PAGE_ROWS);
    const to = Math.floor(Math.min(lastRow, sight[1] + ROWS_AHEAD) / PAGE_ROWS);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  }

  /** Starts the loads that the eye waits for; the others start when one of these has ended, if still in sight. */
  function fill(): void {
    if (shown.total === null || shown.hasFailed) return;
    for (const page of pagesInSight()) {
      if (loading.size >= LOADS_AT_ONCE) return;
      if (loading.has(page) || (shown.pages.has(page) && !stale.has(page))) continue;
      void loadPage(page);
    }
  }

  async function loadPage(page: number): Promise<void> {
    const { query, generation } = shown;
    loading.add(page);
    stale.delete(page);
    try {
      const { rows, total } = await load(query, page * PAGE_ROWS, PAGE_ROWS);
      if (shown.generation !== generation) return;
      loading.delete(page);
      const pages = new Map(nearPages());
      pages.set(page, withOldObjects(rows, shown.pages.get(page)));
      tell({ total, pages, hasFailed: false });
      fill();
    } catch {
      if (shown.generation !== generation) return;
      loading.delete(page);
      tell({ hasFailed: true });
    }
  }

  function* nearPages() {
    const inSight = pagesInSight();
    const [from = 0] = inSight;
    const to = inSight.at(-1) ?? from;
    for (const entry of shown.pages) if (entry[0] >= from - KEPT_AROUND && entry[0] <= to + KEPT_AROUND) yield entry;
  }

  function ask(query: PageQuery): void {
    if (queryKey(query) === queryKey(wanted) && (shown.total !== null || isAsking)) return;
    wanted = query;
    void askFirst();
  }

  function refresh(): void {
    isAskedAgain = isAsking;
    if (shown.hasFailed) tell({ hasFailed: false });
    // Of a query whose first page never came, the rows that are there would be another one's.
    if (shown.total === null || queryKey(wanted) !== queryKey(shown.query)) {
      void askFirst();
      return;
    }
    const inSight = new Set(pagesInSight());
    const pages = new Map([...shown.pages].filter(([page]) => inSight.has(page)));
    for (const page of [...pages.keys(), ...loading]) stale.add(page);
    if (pages.size < shown.pages.size) tell({ pages });
    fill();
  }

  function reset(): void {
    depot += 1;
    isAsking = false;
    loading.clear();
    stale.clear();
    tell({ total: null, pages: new Map(), generation: shown.generation + 1, hasFailed: false });
    void askFirst();
  }

  async function idsBetween(from: number, to: number, limit: number): Promise<readonly string[]> {
    // A range is of the list that the hand was on, also where another one is shown before all of it is read.
    const { query, pages } = shown;
    const asked = depot;
    const ids: string[] = [];
    const last = Math.min(to, from + limit - 1);
    for (let page = Math.floor(from / PAGE_ROWS); page <= Math.floor(last / PAGE_ROWS); page += 1) {
      const rows = pages.get(page) ?? (await load(query, page * PAGE_ROWS, PAGE_ROWS)).rows;
      if (asked !== depot) return [];
      for (const [place, row] of rows.entries()) {
        const index = page * PAGE_ROWS + place;
        if (index >= from && index <= last) ids.push(row.id);
      }
    }
    return ids;
  }

  return {
    snapshot: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask,
    look: (from, to) => {
      sight = [from, to];
      fill();
    },
    refresh,
    reset,
    idsBetween,
  };
}
