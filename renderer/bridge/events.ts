import type { QueryClient } from '@tanstack/react-query';
import { bridge } from './bridge.ts';
import { createRenewal } from './renewal.ts';

/** What is read again when the devices or the roster may look different. */
const OF_DEVICES = [['devices'], ['preview'], ['roster']] as const;
/** What belongs to a depot, and is another one's after a change of depots. */
const OF_DEPOT = [['bench'], ...OF_DEVICES, ['work'], ['practice'], ['stage']] as const;

/**
 * Lets main's events renew what the page holds. An event carries the whole new state, so a request that is still
 * under way for the same thing is older and is given up.
 * @returns Ends it.
 */
export function followEvents(client: QueryClient): () => void {
  const put = (key: readonly string[], value: unknown) => {
    void client.cancelQueries({ queryKey: key, exact: true });
    client.setQueryData(key, value);
  };
  const renewals = OF_DEVICES.map((queryKey) => createRenewal(client, queryKey));
  const ends = [
    bridge.on('sticks:bench-changed', (bench) => put(['bench'], bench)),
    bridge.on('settings:changed', (settings) => put(['settings'], settings)),
    bridge.on('work:changed', (work) => put(['work'], work)),
    bridge.on('practice:changed', (practice) => put(['practice'], practice)),
    bridge.on('devices:changed', () => {
      for (const renew of renewals) {
        renew();
      }
    }),
    bridge.on('app:depot-changed', (depot) => {
      put(['depot'], depot);
      for (const queryKey of OF_DEPOT) {
        void client.resetQueries({ queryKey });
      }
    }),
  ];
  return () => {
    for (const end of ends) {
      end();
    }
  };
}
