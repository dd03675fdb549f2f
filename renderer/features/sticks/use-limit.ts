import { useSettings } from '../../bridge/views.ts';

/** The largest drive that counts as a stick, as the settings have it. */
export function useLimitGib(): number {
  return useSettings().data?.values.largestDriveGib ?? 128;
}
