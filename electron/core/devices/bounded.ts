/** What the bridge takes is bounded everywhere; what the store holds is as long as the cell of a file was. */
import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { IssueView } from '../../../shared/ipc/devices.ts';

export const LABEL_CHARS = 512;
const VALUE_CHARS = 1_000;

/** The text, or its beginning and an ellipsis. */
export function cut(text: string, maxChars: number = LABEL_CHARS): string {
  return text.length <= maxChars ? text : `${text.slice(0, maxChars - 1)}…`;
}

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** A time by a device's clock; null where it lies in no year of four digits. */
export function utcOrNull(time: string | null): string | null {
  return time !== null && UTC.test(time) ? time : null;
}

export function issueView({ code, severity, row, values }: Issue): IssueView {
  const entries = Object.entries(values).map(([name, value]): [string, string | number] => [
    cut(name, 60),
    typeof value === 'string' ? cut(value, VALUE_CHARS) : value,
  ]);
  return { code, severity, row, values: Object.fromEntries(entries) };
}
