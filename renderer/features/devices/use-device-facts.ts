import type { UseQueryResult } from '@tanstack/react-query';
import type { DeviceCounts, DeviceFacets } from '../../../shared/ipc/devices.ts';
import { bridge } from '../../bridge/bridge.ts';
import type { BridgeError } from '../../bridge/call.ts';
import { useAnswer } from '../../bridge/use-answer.ts';

/** Numbers on the quick choices, over all devices. */
export function useDeviceCounts(): UseQueryResult<DeviceCounts, BridgeError> {
  return useAnswer(() => bridge.devices.counts(), ['devices', 'counts'], { keepsPrevious: true });
}

/** What there is to filter by and to choose from; asked when it is needed. */
export function useDeviceFacets(isAsked: boolean): DeviceFacets | undefined {
  return useAnswer(() => bridge.devices.facets(), ['devices', 'facets'], { isAsked, keepsPrevious: true }).data;
}

/** Ids of the open conflicts, in the order in which they are walked through. */
export function useConflicts(): readonly string[] | undefined {
  return useAnswer(() => bridge.devices.conflicts(), ['devices', 'conflicts'], { keepsPrevious: true }).data;
}
