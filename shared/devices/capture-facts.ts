/**
 * What the rules for identity and conflicts need to know of one capture, flat, so that it can come from a parsed row,
 * from a worker thread or from the store alike. `captureFactsOf` makes it from a row and its decoded hash.
 *
 * There is no computer name here on purpose: in Windows setup it is random, so it can never say which device it is.
 */
export interface CaptureFacts {
  /** Serial number of the row, trimmed; empty where the row has none. */
  readonly serial: string;
  /** Serial number inside the hash, as it stands there; null where there is no readable hash or it holds none. */
  readonly hashSerial: string | null;
  /** SMBIOS UUID as Windows shows it, lower case with hyphens; null where there is no readable hash. */
  readonly uuid: string | null;
  /** SHA-256 (hex) of the TPM's endorsement key; null where the hash holds none. */
  readonly ekSha256: string | null;
  /** Of the hash where it is readable and names one, otherwise of the row; trimmed; may be empty. */
  readonly manufacturer: string;
  /** Product name of the hash where it is readable and has one, otherwise the row's model; trimmed; may be empty. */
  readonly product: string;
  /** Trimmed; empty where the row has none. */
  readonly groupTag: string;
  /** Trimmed; empty where the row has none. */
  readonly assignedUser: string;
  /** Capture time inside the hash, in milliseconds since 1970; null where there is no readable hash or it holds none. */
  readonly capturedAtMs: number | null;
  /**
   * Says which payload was captured: equal for the same payload read twice, different for any other one, empty where
   * there is none. It keeps apart what nothing else identifies; it never makes two captures of one PC two devices.
   */
  readonly fingerprint: string;
}

/** Whether the capture holds a hash that could be decoded. Only such a capture can be registered by its owner. */
export function hasReadableHash(facts: CaptureFacts): boolean {
  return facts.capturedAtMs !== null || facts.uuid !== null || facts.ekSha256 !== null || facts.hashSerial !== null;
}
