import type { DeviceFilterView, DeviceSort } from '../../../shared/ipc/devices.ts';

export const NO_FILTER: DeviceFilterView = {
  search: '',
  only: 'all',
  issue: null,
  batch: null,
  groupTag: null,
  assignedUser: null,
  orderId: null,
  stickId: null,
  newSince: null,
};

/** Newest capture first. */
export const FIRST_SORT: DeviceSort = { by: 'captured', isDescending: true };

export const SEARCH_LIMIT = 200;

/** The filters behind the "Filters" button, in the order in which they are named. */
export const FACET_FILTERS = ['issue', 'batch', 'groupTag', 'assignedUser', 'orderId', 'stickId', 'newSince'] as const;
export type FacetFilter = (typeof FACET_FILTERS)[number];

/** Facet filters that are set. */
export function activeFacets(filter: DeviceFilterView): readonly FacetFilter[] {
  return FACET_FILTERS.filter((name) => filter[name] !== null);
}

/** Whether any device could be kept out. */
export function isFiltered(filter: DeviceFilterView): boolean {
  return filter.search.trim() !== '' || filter.only !== 'all' || activeFacets(filter).length > 0;
}

/** Equal for filters that let the same devices pass. */
export function filterKey(filter: DeviceFilterView): string {
  return JSON.stringify([filter.search.trim(), filter.only, ...FACET_FILTERS.map((name) => filter[name])]);
}
