import { QueryClient } from '@tanstack/react-query';
import { BridgeError } from './call.ts';

const RETRIES = 2;

/** Main tells what changed, so nothing is asked again by time, focus or network. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (failures, error) => error instanceof BridgeError && error.code === 'store-busy' && failures < RETRIES,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
