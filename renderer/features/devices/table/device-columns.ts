import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { DeviceRow, DeviceSort } from '../../../../shared/ipc/devices.ts';
import type { Format } from '../../../i18n/format.ts';

/** Words of the header, each `table.<name>` in the locale files. */
export type ColumnTitle =
  | 'serial'
  | 'model'
  | 'groupTag'
  | 'user'
  | 'order'
  | 'stick'
  | 'batch'
  | 'captured'
  | 'checks';

export interface ColumnMeta {
  readonly title: ColumnTitle;
  /** The column's least width, and its part of what is left over; the serials' follows from the longest of them. */
  readonly leastPx: number;
  readonly part: number;
  /** The list is at least this wide where the column is shown. */
  readonly fromWidth: number;
  readonly looks: 'serial' | 'text' | 'plain' | 'checks';
  /** What stands there; the checks are drawn by the row. */
  readonly cell: (device: DeviceRow, format: Format) => string;
  /** The whole of what may be cut. */
  readonly full?: (device: DeviceRow, format: Format) => string;
}

export const deviceTable = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});
const helper = createColumnHelper<typeof deviceTable, DeviceRow>();

const column = (id: string, meta: ColumnMeta, isSortable = true) =>
  helper.accessor(({ id: device }) => device, {
    id,
    meta,
    enableSorting: isSortable,
    // The newest first, every text from A.
    sortDescFirst: id === 'captured',
  });

/** The ids of the sortable ones are the names by which main sorts. */
export const DEVICE_COLUMNS = helper.columns([
  column('serial', {
    title: 'serial',
    leastPx: 0,
    part: 0,
    fromWidth: 0,
    looks: 'serial',
    cell: ({ serial }) => serial || '–',
  }),
  column('model', {
    title: 'model',
    leastPx: 144,
    part: 2,
    fromWidth: 520,
    looks: 'text',
    cell: shortNameOf,
    full: nameOf,
  }),
  column('group-tag', {
    title: 'groupTag',
    leastPx: 108,
    part: 1,
    fromWidth: 730,
    looks: 'text',
    cell: ({ groupTag }) => groupTag,
    full: ({ groupTag }) => groupTag,
  }),
  column('user', {
    title: 'user',
    leastPx: 120,
    part: 2,
    fromWidth: 1_040,
    looks: 'text',
    cell: ({ assignedUser }) => assignedUser,
    full: ({ assignedUser }) => assignedUser,
  }),
  column('order', {
    title: 'order',
    leastPx: 112,
    part: 1,
    fromWidth: 900,
    looks: 'text',
    cell: ({ orderId }) => orderId,
    full: ({ orderId }) => orderId,
  }),
  column(
    'batch',
    {
      title: 'batch',
      leastPx: 112,
      part: 1,
      fromWidth: 1_240,
      looks: 'text',
      cell: ({ batch }) => batch,
      full: ({ batch }) => batch,
    },
    false,
  ),
  column(
    'stick',
    {
      title: 'stick',
      leastPx: 64,
      part: 0,
      fromWidth: 1_140,
      looks: 'plain',
      cell: ({ stickNumber }, format) => (stickNumber === null ? '' : format.number(stickNumber)),
    },
    false,
  ),
  column('captured', {
    title: 'captured',
    leastPx: 104,
    part: 0,
    fromWidth: 620,
    looks: 'plain',
    cell: ({ capturedAt }, format) => (capturedAt === null ? '–' : shortMoment(capturedAt, format)),
    full: ({ capturedAt }, format) => (capturedAt === null ? '' : format.full(capturedAt)),
  }),
  column(
    'checks',
    {
      title: 'checks',
      leastPx: 156,
      part: 0.6,
      fromWidth: 0,
      looks: 'checks',
      cell: () => '',
    },
    false,
  ),
]);

/** Make and model in one, without saying the make twice. */
function nameOf({ manufacturer, model }: Pick<DeviceRow, 'manufacturer' | 'model'>): string {
  return model.toLowerCase().startsWith(manufacturer.toLowerCase()) ? model : `${manufacturer} ${model}`.trim();
}

/** Endings of makers' names that say what kind of company they are. */
const COMPANY_KIND = /,?\s+(?:inc|corp|corporation|ltd|limited|gmbh|co)\.?$/i;
/** Written in capitals although it is no abbreviation. */
const SHOUTED = /^\p{Lu}{5,}$/u;

/** As people call it: Lenovo ThinkPad, Dell Latitude. The tooltip and the drawer say what the device itself says. */
function shortNameOf({ manufacturer, model }: Pick<DeviceRow, 'manufacturer' | 'model'>): string {
  const company = manufacturer.replace(COMPANY_KIND, '');
  const maker = SHOUTED.test(company) ? `${company.slice(0, 1)}${company.slice(1).toLowerCase()}` : company;
  return nameOf({ manufacturer: maker, model });
}

/** 09:14 of today, 20 Nov of another day. */
function shortMoment(utc: string, format: Format): string {
  return new Date(utc).toDateString() === new Date().toDateString() ? format.time(utc) : format.date(utc);
}

/** By what main sorts for a column; null for one that is no order. */
export function sortOf(id: string): DeviceSort['by'] | null {
  switch (id) {
    case 'serial':
    case 'model':
    case 'group-tag':
    case 'user':
    case 'order':
    case 'captured':
      return id;
    default:
      return null;
  }
}

/** Serials are this wide at least, so that the list does not move when longer ones come. */
export const SERIAL_CHARACTERS = 14;
/** About; what really fits the row's own font decides. */
const SERIAL_CHARACTER_PX = 8.4;

/** Which columns a list of this width has room for beside the serials. */
export function visibleColumns(listWidth: number, serialCharacters: number): Record<string, boolean> {
  const width = listWidth - (serialCharacters - SERIAL_CHARACTERS) * SERIAL_CHARACTER_PX;
  return Object.fromEntries(DEVICE_COLUMNS.map(({ id, meta }) => [id, width >= (meta?.fromWidth ?? 0)]));
}

const SELECT_PX = 44;
const SIDES_PX = 32;

/**
 * The tracks of a row as a CSS grid, and its least width; below that the list scrolls sideways, for a serial is never
 * cut. Both are in characters of the row's own font.
 */
export function gridOf(columns: readonly ColumnMeta[], serialCharacters: number): { tracks: string; least: string } {
  const serial = `calc(${serialCharacters}ch + 16px)`;
  const tracks = columns.map(({ looks, leastPx, part }) => {
    if (looks === 'serial') return serial;
    return part === 0 ? `${leastPx}px` : `minmax(${leastPx}px, ${part}fr)`;
  });
  const leastPx = columns.reduce((sum, column) => sum + column.leastPx, SELECT_PX + SIDES_PX + 16);
  return { tracks: [`${SELECT_PX}px`, ...tracks].join(' '), least: `calc(${serialCharacters}ch + ${leastPx}px)` };
}
