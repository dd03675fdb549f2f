/**
 * What becomes of the window when its page ends by itself. Guards that a page which dies at once each time is not loaded
 * for ever, and that nobody is left with an empty window and no way on.
 */
import type { Clock } from '../../core/ports/clock.ts';

const LOAD_AGAIN_TIMES = 3;
const LOAD_AGAIN_WITHIN_MS = 60_000;

export interface PageEndPorts {
  readonly clock: Clock;
  /** False while the window waits in the tray: then nobody is asked. */
  readonly isExpected: () => boolean;
  readonly load: () => void;
  /** Asks a person; true: quit. */
  readonly askToQuit: () => Promise<boolean>;
  readonly quit: () => void;
  readonly onBug: (error: unknown) => void;
}

export interface PageEnd {
  /** The page has ended: it is loaded again, or a person is asked. */
  ended(): void;
  /** The window comes to the front: a page that was left ended while nobody saw it is loaded. */
  shown(): void;
}

export function createPageEnd({ clock, isExpected, load, askToQuit, quit, onBug }: PageEndPorts): PageEnd {
  let loadedAt: readonly number[] = [];
  let isLeft = false;

  function loadAnew(): void {
    isLeft = false;
    loadedAt = [];
    load();
  }

  async function ask(): Promise<void> {
    const isOver = await askToQuit();
    if (isOver) quit();
    else if (isLeft) loadAnew();
  }

  return {
    ended() {
      const nowMs = clock.nowMs();
      loadedAt = loadedAt.filter((atMs) => nowMs - atMs < LOAD_AGAIN_WITHIN_MS);
      if (loadedAt.length < LOAD_AGAIN_TIMES) {
        loadedAt = [...loadedAt, nowMs];
        load();
        return;
      }
      isLeft = true;
      if (isExpected()) void ask().catch(onBug);
    },
    shown() {
      // Also where quitting was called off.
      if (isLeft) loadAnew();
    },
  };
}
