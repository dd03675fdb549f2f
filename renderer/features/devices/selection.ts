/**
 * Which devices are selected: some that a person picked, or all that a filter lets pass without some. All of 100,000
 * is one word and not 100,000 ids, so it costs nothing and holds devices that the window has never seen.
 */
import type { DeviceFilterView, DeviceScope } from '../../../shared/ipc/devices.ts';
import { filterKey } from './device-filter.ts';

export type Selection =
  | { readonly of: 'devices'; readonly ids: ReadonlySet<string> }
  | { readonly of: 'filter'; readonly filter: DeviceFilterView; readonly except: ReadonlySet<string> };

/** As many single devices as one request names. */
export const SELECTION_LIMIT = 10_000;

export const NOTHING_SELECTED: Selection = { of: 'devices', ids: new Set() };

/**
 * @param filter What the view asks for, and not what the table still shows while that is on its way: what is selected
 *   must be what stands there once it is.
 */
export function everythingIn(filter: DeviceFilterView): Selection {
  return { of: 'filter', filter, except: new Set() };
}

export function isSelected(selection: Selection, id: string): boolean {
  return selection.of === 'devices' ? selection.ids.has(id) : !selection.except.has(id);
}

/** The list that the table shows. */
export interface ShownList {
  readonly filter: DeviceFilterView;
  /** How many devices its filter lets pass. */
  readonly total: number;
}

/** Of "all of a list" that is not shown yet nobody knows how many: none, so that nothing can be done with it before. */
export function selectedCount(selection: Selection, { filter, total }: ShownList): number {
  if (selection.of === 'devices') return selection.ids.size;
  return filterKey(selection.filter) === filterKey(filter) ? Math.max(0, total - selection.except.size) : 0;
}

/** Null where the selection would name more single devices than `SELECTION_LIMIT`. */
export function withDevices(selection: Selection, ids: readonly string[], isOn: boolean): Selection | null {
  const named = new Set(selection.of === 'devices' ? selection.ids : selection.except);
  // Of a picked selection the named ones are in, of a filter they are out.
  const isNamed = selection.of === 'devices' ? isOn : !isOn;
  for (const id of ids) {
    if (isNamed) named.add(id);
    else named.delete(id);
  }
  if (named.size > SELECTION_LIMIT) return null;
  return selection.of === 'devices' ? { of: 'devices', ids: named } : { ...selection, except: named };
}

/**
 * What the box in the header shows.
 *
 * @param loadedIds Ids of the rows that are loaded.
 */
export function headerState(
  selection: Selection,
  shown: ShownList,
  loadedIds: Iterable<string>,
): 'none' | 'some' | 'all' {
  const { total } = shown;
  const count = selectedCount(selection, shown);
  if (count === 0) return 'none';
  if (selection.of === 'filter') return selection.except.size === 0 ? 'all' : 'some';
  if (count < total) return 'some';
  let loaded = 0;
  for (const id of loadedIds) {
    loaded += 1;
    if (!selection.ids.has(id)) return 'some';
  }
  return loaded === total ? 'all' : 'some';
}

/** As the bridge takes it. */
export function scopeOf(selection: Selection): DeviceScope {
  return selection.of === 'devices'
    ? { of: 'devices', ids: [...selection.ids] }
    : { of: 'filter', filter: selection.filter, except: [...selection.except] };
}
