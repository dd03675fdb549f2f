const DAY_MS = 86_400_000;

/** Captures come in batches of one day, so the text of the last day is kept: it is what costs time to make. */
let lastDayMs = 0;
let lastDayText = '1970-01-01';
/** The text that was made last is the one that is read next, by every rule that looks at the time of a capture. */
let lastTimeMs = 0;
let lastText = '1970-01-01T00:00:00Z';

/** `2026-11-24T09:14:05Z`: UTC, whole seconds, as every file and record of ours writes time. */
export function toUtcText(timeMs: number): string {
  const dayMs = Math.floor(timeMs / DAY_MS) * DAY_MS;
  if (dayMs !== lastDayMs) {
    lastDayText = new Date(dayMs).toISOString().slice(0, -'T00:00:00.000Z'.length);
    lastDayMs = dayMs;
  }
  const seconds = Math.floor((timeMs - dayMs) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  lastTimeMs = dayMs + seconds * 1000;
  lastText = `${lastDayText}T${twoDigits(h)}:${twoDigits(m)}:${twoDigits(s)}Z`;
  return lastText;
}

/** Milliseconds since 1970 of a text that `toUtcText` made, or null where the text is no time. */
export function fromUtcText(text: string): number | null {
  if (text === lastText) return lastTimeMs;
  const timeMs = Date.parse(text);
  return Number.isNaN(timeMs) ? null : timeMs;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
