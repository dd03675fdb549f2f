/** Works that share a name run one after another, in the order in which they came; all others run side by side. */
export interface Turns {
  /** Settles as the work does. A work that fails does not keep the next one from its turn. */
  take<T>(names: readonly string[], work: () => Promise<T>): Promise<T>;
  isBusy(name: string): boolean;
  /** Resolves once no work is under way or waits. */
  settled(): Promise<void>;
}

export function createTurns(): Turns {
  /** The last work of each name, failures swallowed. */
  const last = new Map<string, Promise<unknown>>();
  return {
    take(names, work) {
      const before = Promise.all(names.map((name) => last.get(name)));
      const turn = before.then(work);
      const ended = turn.catch(() => undefined);
      for (const name of names) last.set(name, ended);
      void ended.then(() => {
        for (const name of names) if (last.get(name) === ended) last.delete(name);
      });
      return turn;
    },
    isBusy: (name) => last.has(name),
    async settled() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
