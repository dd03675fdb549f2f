import type { Answer } from '../../../shared/ipc/contract.ts';
import type { DeviceFilter } from '../store/device-filter.ts';
import { countDevices } from '../store/devices.ts';
import { reading, type Store } from '../store/open-store.ts';

/**
 * The numbers on the quick choices, over all active devices.
 *
 * @param startOfToday When the local day began, as UTC text.
 */
export async function deviceCounts(store: Store, startOfToday: string): Promise<Answer<'devices:counts'>> {
  const views = reading(store);
  const count = (filter: DeviceFilter) => countDevices(views, filter);
  return {
    all: await count({}),
    newToday: await count({ newSince: startOfToday }),
    attention: await count({ hasIssues: true }),
    conflict: await count({ hasConflicts: true }),
    notExported: await count({ isNotExported: true }),
  };
}
