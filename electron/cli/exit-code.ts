/** What a script can tell from how the program ended. `docs/cli.md` has the same table. */
export const EXIT = {
  /** Everything was done and nothing needs a person. */
  done: 0,
  /** The work was done, and something in it needs a person: an issue, a conflict, a stick that was not finished. */
  attention: 1,
  /** The command was not understood; nothing was done. */
  usage: 2,
  /** The work could not be done; the message says why and what to do next. */
  failed: 3,
  /** Stopped by Ctrl+C; what had been acknowledged is kept. */
  stopped: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
