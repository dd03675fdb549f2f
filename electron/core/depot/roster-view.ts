import type { RosterFilter, RosterRow, RosterView } from '../../../shared/ipc/sticks.ts';
import { fromUtcText } from '../../../shared/time.ts';
import { reading, type Store } from '../store/open-store.ts';
import { listSticks, type RosterStick } from '../store/sticks.ts';
import type { StickInside } from './bench-ports.ts';

/** Which rows: from `cursor` on, at most `limit`, which is 1 to 200. */
export interface RosterPage {
  readonly cursor: number;
  readonly limit: number;
}

const DAY_MS = 86_400_000;
const PLACES = ['here', 'out-too-long', 'out', 'shelf', 'retired'] as const satisfies readonly RosterRow['place'][];

/**
 * A page of the roster: every stick and where it is. A stick on the bench is `here`, whatever the store last knew of it.
 * The counts are over the whole roster; `all` leaves out the retired ones, which are shown only when asked for.
 *
 * @param outTooLongDays From how many days on a stick is out too long.
 */
export async function rosterView(
  store: Store,
  filter: RosterFilter,
  { cursor, limit }: RosterPage,
  inside: readonly StickInside[],
  nowMs: number,
  outTooLongDays: number,
): Promise<RosterView> {
  const here = new Map(inside.map((stick) => [stick.stickId, stick]));
  const rows = (await listSticks(reading(store))).map((stick) =>
    rowOf(stick, here.get(stick.id) ?? null, nowMs, outTooLongDays),
  );
  const count = (place: RosterRow['place']) => rows.filter((row) => row.place === place).length;
  const retired = count('retired');
  const found = rows
    .filter((row) => (filter.place === 'all' ? row.place !== 'retired' : row.place === filter.place))
    .filter((row) => isFound(row, filter.search))
    .sort(inOrder(filter));
  return {
    rows: found.slice(cursor, cursor + limit),
    total: found.length,
    counts: {
      all: rows.length - retired,
      here: count('here'),
      out: count('out'),
      outTooLong: count('out-too-long'),
      shelf: count('shelf'),
      retired,
    },
  };
}

function rowOf(stick: RosterStick, inside: StickInside | null, nowMs: number, outTooLongDays: number): RosterRow {
  const days = Math.max(0, Math.floor((nowMs - (fromUtcText(stick.lastSeenAt) ?? nowMs)) / DAY_MS));
  const place = inside === null ? placeAway(stick, days >= outTooLongDays) : 'here';
  const isOut = place === 'out' || place === 'out-too-long';
  return {
    stickId: stick.id,
    number: stick.number,
    place,
    isCollected: inside?.isCollected === true,
    outDays: isOut ? days : null,
    lastSeenAt: stick.lastSeenAt,
    preparedAt: stick.trips[0]?.stagedAt ?? stick.firstStagedAt,
    batch: stick.batch,
    groupTag: stick.groupTag,
    orderId: stick.orderId,
    trips: stick.trips.length,
    captures: stick.trips.reduce((sum, trip) => sum + trip.captures, 0),
  };
}

/** Prepared sticks that are not here are out; those that came back and were not prepared again lie on the shelf. */
function placeAway({ place }: RosterStick, isTooLong: boolean): RosterRow['place'] {
  switch (place) {
    case 'staged':
    case 'out':
      return isTooLong ? 'out-too-long' : 'out';
    case 'returned':
    case 'shelf':
      return 'shelf';
    case 'retired':
      return 'retired';
  }
}

/** By its whole number, or by a part of batch, group tag or order. */
function isFound({ number, batch, groupTag, orderId }: RosterRow, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  if (/^\d+$/.test(wanted) && Number(wanted) === number) return true;
  return [batch, groupTag, orderId].some((text) => text.toLowerCase().includes(wanted));
}

type Compare = (a: RosterRow, b: RosterRow) => number;

const byNumber: Compare = (a, b) => (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER);
// UTC in one form, so that the order of the texts is the order of the times.
const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

const ORDER: Readonly<Record<RosterFilter['sort'], Compare>> = {
  number: byNumber,
  where: (a, b) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place) || (b.outDays ?? 0) - (a.outDays ?? 0),
  'last-seen': (a, b) => byText(a.lastSeenAt, b.lastSeenAt),
  prepared: (a, b) => byText(a.preparedAt, b.preparedAt),
  captures: (a, b) => a.captures - b.captures,
};

/** Ties go by number and then by id, so that pages never overlap. */
function inOrder({ sort, isDescending }: RosterFilter): Compare {
  const compare = ORDER[sort];
  const turn = isDescending ? -1 : 1;
  return (a, b) => turn * compare(a, b) || byNumber(a, b) || byText(a.stickId, b.stickId);
}
