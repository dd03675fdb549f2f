import { createColumnHelper, metaHelper, tableFeatures } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { RosterFilter, RosterRow } from '../../../../shared/ipc/sticks.ts';
import { Plate } from '../../../ui/plate.tsx';
import { whereWords } from '../words/places.ts';
import type { Say } from '../words/say.ts';
import { Where } from './where.tsx';

export interface ColumnMeta {
  readonly title:
    | 'roster.stick'
    | 'roster.where'
    | 'roster.lastSeen'
    | 'roster.batch'
    | 'roster.tag'
    | 'roster.order'
    | 'roster.prepared'
    | 'roster.trips'
    | 'roster.captures';
  /** By which main sorts; null where it does not. */
  readonly sort: RosterFilter['sort'] | null;
  /** A track of a CSS grid. */
  readonly track: string;
  /** The list is at least this wide where the column is shown. */
  readonly fromWidth: number;
  readonly isNumber: boolean;
  /** A plate is not cut. */
  readonly isWhole: boolean;
  readonly cell: (row: RosterRow, say: Say) => ReactNode;
}

export const rosterTable = tableFeatures({ columnMeta: metaHelper<ColumnMeta>() });
const helper = createColumnHelper<typeof rosterTable, RosterRow>();

const column = (
  id: string,
  meta: Omit<ColumnMeta, 'isNumber' | 'isWhole'> & Partial<Pick<ColumnMeta, 'isNumber' | 'isWhole'>>,
) => helper.accessor(({ stickId }) => stickId, { id, meta: { isNumber: false, isWhole: false, ...meta } });

export const ROSTER_COLUMNS = helper.columns([
  column('stick', {
    title: 'roster.stick',
    sort: 'number',
    track: '70px',
    fromWidth: 0,
    isWhole: true,
    cell: (row, say) => {
      const { look } = whereWords(row, say);
      return <Plate size={32} number={row.number} look={look} />;
    },
  }),
  column('where', {
    title: 'roster.where',
    sort: 'where',
    track: 'minmax(168px, 2fr)',
    fromWidth: 0,
    cell: (row, say) => <Where row={row} say={say} />,
  }),
  column('last-seen', {
    title: 'roster.lastSeen',
    sort: 'last-seen',
    track: 'minmax(120px, 1.3fr)',
    fromWidth: 560,
    cell: (row, { format }) => <span title={format.full(row.lastSeenAt)}>{format.moment(row.lastSeenAt)}</span>,
  }),
  column('batch', {
    title: 'roster.batch',
    sort: null,
    track: 'minmax(110px, 1.4fr)',
    fromWidth: 680,
    cell: (row) => <Cut text={row.batch} />,
  }),
  column('tag', {
    title: 'roster.tag',
    sort: null,
    track: 'minmax(100px, 1.2fr)',
    fromWidth: 800,
    cell: (row) => <Cut text={row.groupTag} />,
  }),
  column('order', {
    title: 'roster.order',
    sort: null,
    track: 'minmax(96px, 1.1fr)',
    fromWidth: 1110,
    cell: (row) => <Cut text={row.orderId} />,
  }),
  column('prepared', {
    title: 'roster.prepared',
    sort: 'prepared',
    track: 'minmax(120px, 1.3fr)',
    fromWidth: 930,
    cell: (row, { format }) => <span title={format.full(row.preparedAt)}>{format.moment(row.preparedAt)}</span>,
  }),
  column('trips', {
    title: 'roster.trips',
    sort: null,
    track: '76px',
    fromWidth: 1010,
    isNumber: true,
    cell: (row, { format }) => format.number(row.trips),
  }),
  column('captures', {
    title: 'roster.captures',
    sort: 'captures',
    track: '108px',
    fromWidth: 440,
    isNumber: true,
    cell: (row, { format }) => <strong>{format.number(row.captures)}</strong>,
  }),
]);

function Cut({ text }: { readonly text: string }) {
  return <span title={text}>{text === '' ? '–' : text}</span>;
}
