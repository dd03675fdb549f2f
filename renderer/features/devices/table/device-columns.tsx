import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { DeviceRow, DeviceSort } from '../../../../shared/ipc/devices.ts';
import type { Format } from '../../../i18n/format.ts';
import { ChecksBadge } from '../checks-badge.tsx';

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
  /** A track of a CSS grid. */
  readonly track: string;
  /** The list is at least this wide where the column is shown. */
  readonly fromWidth: number;
  readonly looks: 'serial' | 'text' | 'plain';
  readonly cell: (device: DeviceRow, format: Format) => ReactNode;
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
    track: 'var(--serial-track)',
    fromWidth: 0,
    looks: 'serial',
    cell: ({ serial }) => serial || '–',
  }),
  column('model', {
    title: 'model',
    track: 'minmax(120px, 2fr)',
    fromWidth: 430,
    looks: 'text',
    cell: nameOf,
    full: nameOf,
  }),
  column('group-tag', {
    title: 'groupTag',
    track: 'minmax(88px, 1fr)',
    fromWidth: 640,
    looks: 'text',
    cell: ({ groupTag }) => groupTag,
    full: ({ groupTag }) => groupTag,
  }),
  column('user', {
    title: 'user',
    track: 'minmax(120px, 1.4fr)',
    fromWidth: 1_040,
    looks: 'text',
    cell: ({ assignedUser }) => assignedUser,
    full: ({ assignedUser }) => assignedUser,
  }),
  column('order', {
    title: 'order',
    track: 'minmax(112px, 1fr)',
    fromWidth: 900,
    looks: 'text',
    cell: ({ orderId }) => orderId,
    full: ({ orderId }) => orderId,
  }),
  column(
    'batch',
    {
      title: 'batch',
      track: 'minmax(112px, 1fr)',
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
      track: '64px',
      fromWidth: 1_140,
      looks: 'plain',
      cell: ({ stickNumber }) => stickNumber,
    },
    false,
  ),
  column('captured', {
    title: 'captured',
    track: '112px',
    fromWidth: 520,
    looks: 'plain',
    cell: ({ capturedAt }, format) => (capturedAt === null ? '–' : shortMoment(capturedAt, format)),
    full: ({ capturedAt }, format) => (capturedAt === null ? '' : format.full(capturedAt)),
  }),
  column(
    'checks',
    {
      title: 'checks',
      track: 'minmax(156px, 1.2fr)',
      fromWidth: 0,
      looks: 'plain',
      cell: (device) => <ChecksBadge device={device} />,
    },
    false,
  ),
]);

/** Make and model in one, without saying the make twice. */
function nameOf({ manufacturer, model }: Pick<DeviceRow, 'manufacturer' | 'model'>): string {
  return model.toLowerCase().startsWith(manufacturer.toLowerCase()) ? model : `${manufacturer} ${model}`.trim();
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

/** Which columns a list of this width has room for. */
export function visibleColumns(width: number): Record<string, boolean> {
  return Object.fromEntries(DEVICE_COLUMNS.map(({ id, meta }) => [id, width >= (meta?.fromWidth ?? 0)]));
}
