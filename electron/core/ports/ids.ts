/** Where new identifiers come from: ULIDs, which sort by the time they were made. */
export interface IdSource {
  ulid(): string;
}
