/** What a row carries for the service: a 4K hardware hash, or one of the newer payloads that travel on the same sticks. */
export type PayloadKind = 'hash' | 'deviceLink' | 'corporateIdentifier';

/**
 * One device row of a capture file, in the file's own words: nothing is trimmed away silently, nothing is invented.
 * A column that the file does not have is an empty string, as an empty cell is.
 */
export interface CaptureRow {
  readonly kind: PayloadKind;
  /** Device rows count from 1; the header is not a row. */
  readonly row: number;
  /** The line of the file, from 1, on which the row starts: what an editor shows. */
  readonly line: number;
  readonly serial: string;
  readonly productId: string;
  /** Base64 text of the hardware hash, or the payload text of a `deviceLink`. */
  readonly hash: string;
  readonly groupTag: string;
  readonly assignedUser: string;
  readonly manufacturer: string;
  readonly model: string;
  /**
   * The file has room for hashes only (OA3Tool's report, bare hash text), so the serial number inside the hash is the
   * one it gives. Absent for a row that could have said its serial and did not: nothing is filled in there.
   */
  readonly isHashOnly?: true;
}
