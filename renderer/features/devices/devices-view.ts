import { create } from 'zustand';
import type {
  DeviceEdit,
  DeviceFilterView,
  DeviceRow,
  DeviceScope,
  DeviceSort,
  EditToUndo,
} from '../../../shared/ipc/devices.ts';
import { FIRST_SORT, filterKey, NO_FILTER } from './device-filter.ts';
import { NOTHING_SELECTED, type Selection } from './selection.ts';

/** Devices that an edit or an export is about, with how many they are. */
export interface Chosen {
  readonly scope: DeviceScope;
  readonly count: number;
}

export interface Editing extends Chosen {
  readonly field: DeviceEdit['field'];
  /** What stands there now, where it is one device. */
  readonly value: string;
}

/** The dialog for one field of one device. */
export function editingOf(device: DeviceRow, field: DeviceEdit['field']): Editing {
  return { scope: { of: 'devices', ids: [device.id] }, count: 1, field, value: device[field] };
}

export type DrawerTab = 'overview' | 'hardware' | 'history';

/** What of the page a person has set; it is still there when they come back from another page. */
export interface DevicesView {
  readonly filter: DeviceFilterView;
  readonly sort: DeviceSort;
  readonly selection: Selection;
  /** The row that the keys act on. */
  readonly active: number;
  /** The device in the drawer. */
  readonly open: string | null;
  readonly tab: DrawerTab;
  /** The conflict that is shown in place of the table. */
  readonly conflict: string | null;
  readonly editing: Editing | null;
  /** The edit that a person is asked about. */
  readonly undoing: EditToUndo | null;
  readonly exporting: Chosen | null;
  readonly evidence: string | null;
  readonly setFilter: (change: Partial<DeviceFilterView>) => void;
  readonly set: (
    change: Partial<
      Pick<
        DevicesView,
        'sort' | 'active' | 'open' | 'tab' | 'conflict' | 'editing' | 'undoing' | 'exporting' | 'evidence' | 'selection'
      >
    >,
  ) => void;
}

const FIRST = {
  filter: NO_FILTER,
  sort: FIRST_SORT,
  selection: NOTHING_SELECTED,
  active: 0,
  open: null,
  tab: 'overview',
  conflict: null,
  editing: null,
  undoing: null,
  exporting: null,
  evidence: null,
} as const satisfies Partial<DevicesView>;

export const useDevicesView = create<DevicesView>()((set) => ({
  ...FIRST,
  setFilter: (change) =>
    set(({ filter, selection }) => {
      const next = { ...filter, ...change };
      if (filterKey(next) === filterKey(filter)) return { filter: next };
      // "All of this list" means nothing for another list; picked devices stay picked while a person searches for more.
      const kept = selection.of === 'filter' ? NOTHING_SELECTED : selection;
      return { filter: next, selection: kept, active: 0 };
    }),
  set,
}));

/** Shows the table with nothing but these filters, for a link from elsewhere such as "Show the 11 new devices". */
export function showDevices(filter: Partial<DeviceFilterView>): void {
  useDevicesView.setState({ ...FIRST, filter: { ...NO_FILTER, ...filter } });
}

/** Another depot has other devices. */
export function forgetDevicesView(): void {
  useDevicesView.setState(FIRST);
}
