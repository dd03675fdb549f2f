export interface FreshReading {
  /** Settles as a reading does that begins after this call. Calls during one reading share the next one. */
  read(): Promise<void>;
  /** Resolves once no reading is under way or waits. */
  settled(): Promise<void>;
}

/** Reads one at a time, so that what was read last is what counts, and once more where something changed meanwhile. */
export function createFreshReading(read: () => Promise<void>): FreshReading {
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;

  function begin(): Promise<void> {
    waiting = null;
    return read();
  }

  return {
    read() {
      if (waiting === null) {
        waiting = last.then(begin, begin);
        last = waiting;
      }
      return waiting;
    },
    async settled() {
      let seen: Promise<void>;
      do {
        seen = last;
        await Promise.allSettled([seen]);
      } while (seen !== last);
    },
  };
}
