import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import type { RosterFilter, RosterRow, RosterView } from '../../../../shared/ipc/sticks.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { type BridgeError, call } from '../../../bridge/call.ts';

export const ROSTER_PAGE = 100;

export interface RosterPages {
  /** Undefined until the first answer. */
  readonly view: RosterView | undefined;
  readonly rowAt: (index: number) => RosterRow | undefined;
  readonly isError: boolean;
  readonly readAgain: () => void;
}

/**
 * The pages of the roster that are in sight. While another filter is on its way, what stood there stays, so that
 * nothing flashes as a person types.
 */
export function useRosterPages(filter: RosterFilter, first: number, last: number): RosterPages {
  const shown = useRef<RosterPages | null>(null);
  const from = Math.floor(Math.max(0, first) / ROSTER_PAGE);
  const to = Math.floor(Math.max(0, last) / ROSTER_PAGE);
  const indexes = [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])];
  const results: readonly UseQueryResult<RosterView, BridgeError>[] = useQueries({
    queries: indexes.map((page) => ({
      queryKey: ['roster', filter, page],
      queryFn: () => call(bridge.sticks.roster({ filter, cursor: page * ROSTER_PAGE, limit: ROSTER_PAGE })),
    })),
  });
  const byPage = new Map(indexes.map((page, index) => [page, results[index]?.data]));
  const view = byPage.get(0);
  const readAgain = () => results.forEach((result) => void result.refetch());
  if (view === undefined) {
    const isError = results.some((result) => result.isError);
    return isError || shown.current === null ? { view, rowAt: () => undefined, isError, readAgain } : shown.current;
  }
  const rowAt = (index: number) => byPage.get(Math.floor(index / ROSTER_PAGE))?.rows[index % ROSTER_PAGE];
  const pages = { view, rowAt, isError: results.some((result) => result.isError), readAgain };
  shown.current = pages;
  return pages;
}
