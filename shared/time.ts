/** `2026-11-24T09:14:05Z`: UTC, whole seconds, as every file and record of ours writes time. */
export function toUtcText(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, -'.000Z'.length)}Z`;
}

/** Milliseconds since 1970 of a text that `toUtcText` made, or null where the text is no time. */
export function fromUtcText(text: string): number | null {
  const timeMs = Date.parse(text);
  return Number.isNaN(timeMs) ? null : timeMs;
}
