/** Long enough for a screen reader to notice a change. */
const BETWEEN_LINES_MS = 150;
/** A line that nobody can hear any more is taken away, or it would be found by browsing. */
const KEPT_MS = 10_000;

export interface PoliteLines {
  readonly say: (line: string) => void;
  readonly stop: () => void;
}

/**
 * Shows lines one after another, so that of two in one moment both are read.
 *
 * @param show Told the line that stands; empty once it is taken away.
 */
export function createPoliteLines(show: (line: string) => void): PoliteLines {
  const waiting: string[] = [];
  let isTelling = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tellNext(): void {
    const next = waiting.shift();
    isTelling = next !== undefined;
    if (next === undefined) {
      timer = setTimeout(() => show(''), KEPT_MS);
      return;
    }
    show(next);
    timer = setTimeout(tellNext, BETWEEN_LINES_MS);
  }

  return {
    say(line) {
      waiting.push(line);
      if (isTelling) return;
      clearTimeout(timer);
      tellNext();
    },
    stop: () => clearTimeout(timer),
  };
}
