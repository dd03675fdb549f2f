import { useSyncExternalStore } from 'react';

/** Below this the drawer lies over the page. */
const NARROW = matchMedia('(max-width: 1079px)');

function subscribe(listener: () => void): () => void {
  NARROW.addEventListener('change', listener);
  return () => NARROW.removeEventListener('change', listener);
}

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => NARROW.matches);
}
