import { useEffect, useSyncExternalStore } from 'react';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { useBridgeEvent } from '../../../bridge/use-bridge-event.ts';
import { forgetDevicesView, useDevicesView } from '../devices-view.ts';
import { createDevicePages, type PagesSnapshot } from './device-pages.ts';

/** A depot that collects tells of changes many times a second; the eye needs no more than this. */
const REFRESH_MS = 250;

const { filter, sort } = useDevicesView.getState();
/** One for the window: a page that is left and opened again shows its rows at once. */
export const devicePages = createDevicePages(
  (query, cursor, limit) => call(bridge.devices.page({ ...query, cursor, limit })),
  { filter, sort },
);

let isRefreshDue = false;

function refreshSoon(): void {
  if (isRefreshDue) return;
  isRefreshDue = true;
  setTimeout(() => {
    isRefreshDue = false;
    devicePages.refresh();
  }, REFRESH_MS);
}

/** The rows for the filter and the order that the view says. */
export function useDevicePages(): PagesSnapshot {
  const snapshot = useSyncExternalStore(devicePages.subscribe, devicePages.snapshot);
  const wantedFilter = useDevicesView((view) => view.filter);
  const wantedSort = useDevicesView((view) => view.sort);
  useEffect(() => devicePages.ask({ filter: wantedFilter, sort: wantedSort }), [wantedFilter, wantedSort]);
  // What was told while another page was open is made good here.
  useEffect(() => devicePages.refresh(), []);
  useBridgeEvent('devices:changed', refreshSoon);
  return snapshot;
}

/** Another depot has other devices: nothing of the one before may be seen or changed. For the frame of the window. */
export function useDepotOfDevices(): void {
  useBridgeEvent('app:depot-changed', ({ state }) => {
    forgetDevicesView();
    if (state === 'open') devicePages.reset();
  });
}
