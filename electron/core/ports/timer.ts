/** Waiting, as a port: tests pass time by hand. */
export interface Timer {
  /** Runs the action once after the delay. Returns a function that calls it off; calling that late does nothing. */
  after(delayMs: number, action: () => void): () => void;
}
