import { toUtcText } from '../../shared/time.ts';

/** When the local day of a moment began, as UTC text. */
export function startOfToday(nowMs: number): string {
  const now = new Date(nowMs);
  return toUtcText(new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime());
}
