import type { DeviceFilterView, DeviceScope } from '../../../shared/ipc/devices.ts';
import type { DeviceFilter } from '../store/device-filter.ts';

/**
 * What a filter of the window asks of the store.
 *
 * @param startOfToday When the local day began, as UTC text.
 */
export function listFilter(view: DeviceFilterView, startOfToday: string): DeviceFilter {
  const { search, only, issue, batch, groupTag, assignedUser, orderId, stickId, newSince } = view;
  const since = only === 'new-today' && (newSince === null || newSince < startOfToday) ? startOfToday : newSince;
  return {
    search,
    hasIssues: only === 'attention',
    hasConflicts: only === 'conflict',
    isNotExported: only === 'not-exported',
    ...(issue === null ? {} : { issue }),
    ...(batch === null ? {} : { batch }),
    ...(groupTag === null ? {} : { groupTag }),
    ...(assignedUser === null ? {} : { assignedUser }),
    ...(orderId === null ? {} : { orderId }),
    ...(stickId === null ? {} : { stickId }),
    ...(since === null ? {} : { newSince: since }),
  };
}

/** The devices that an edit or an export is about, as the store finds them at the moment that it looks. */
export function scopeFilter(scope: DeviceScope, startOfToday: string): DeviceFilter {
  if (scope.of === 'devices') return { ids: scope.ids };
  return { ...listFilter(scope.filter, startOfToday), except: scope.except };
}
