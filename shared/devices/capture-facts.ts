/**
 * What the rules for identity and conflicts need to know of one capture, flat, so that it can come from a parsed row,
 * from a worker thread or from the store alike.
 */
export interface CaptureFacts {
  /** Serial number of the row, trimmed; empty where the row has none. */
  readonly serial: string;
  /** Serial number inside the hash; null where there is no readable hash. */
  readonly hashSerial: string | null;
  /** SMBIOS UUID as Windows shows it, lower case with hyphens; null where there is no readable hash. */
  readonly uuid: string | null;
  /** SHA-256 (hex) of the TPM's endorsement key; null where the hash holds none. */
  readonly ekSha256: string | null;
  readonly manufacturer: string;
  readonly product: string;
  readonly groupTag: string;
  readonly assignedUser: string;
  /** Capture time inside the hash, in milliseconds since 1970; null where there is no readable hash. */
  readonly capturedAtMs: number | null;
}
