/** Works that share a name run one after another, in the order in which they came; all others run side by side. */
export interface Turns {
  /** Settles as the work does. A work that fails does not keep the next one from its turn. */
  take<T>(names: readonly string[], work: () => Promise<T>): Promise<T>;
  isBusy(name: string): boolean;
  /** Resolves once no work is under way or waits. */
  settled(): Promise<void>;
}

export function createTurns(): Turns {
  /** The last work of each name. */
  const last = new Map<string, Promise<unknown>>();
  return {
    take(names, work) {
      const before = Promise.allSettled(names.map((name) => last.get(name)));
      const turn = before.then(work).finally(() => {
        for (const name of names) if (last.get(name) === turn) last.delete(name);
      });
      for (const name of names) last.set(name, turn);
      return turn;
    },
    isBusy: (name) => last.has(name),
    async settled() {
      while (last.size > 0) await Promise.allSettled(last.values());
    },
  };
}
