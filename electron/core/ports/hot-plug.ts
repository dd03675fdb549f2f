/** Tells that something was plugged in or pulled out. A hint, never the truth: the list of drives is the truth. */
export interface HotPlug {
  /**
   * Calls the listener after each change. Where the system has no such events it calls `onUnavailable` once, with the
   * cause in words, and the listener never. Returns the function that stops both.
   */
  onChange(listener: () => void, onUnavailable: (cause: string) => void): () => void;
}
