/** Where new identifiers come from: ULIDs, which sort by the time they were made. */
export interface IdSource {
  ulid(): string;
}

/** Identifiers for what a store keeps: each sorts after all that were made before it. */
export interface RisingIds extends IdSource {
  /**
   * Makes every later identifier sort after this one, also where the machine's clock was set back since it was made.
   *
   * @param ulid One that was made before, perhaps by an earlier run of the program.
   */
  startAfter(ulid: string): void;
}
