/** The decoded hardware hash. Names are those that `hash-courier decode --json` prints. */
export interface HardwareHash {
  /** Bytes covered by the checksum: magic, length and all records. */
  readonly totalLength: number;
  /** The stored checksum, hex; the decoder has verified it. */
  readonly sha256: string;
  readonly toolBuild: string;
  readonly osBuild: string;
  readonly osType: number;
  readonly osArch: number;
  readonly toolVersion: number;
  readonly timestampUtc: string;
  readonly tzByte: number;
  readonly serial: string | null;
  readonly manufacturer: string | null;
  readonly product: string | null;
  readonly uuidAsWindowsShowsIt: string | null;
  /** SHA-256 (hex) of the TPM endorsement key's modulus; null where the hash holds none. */
  readonly ekSha256: string | null;
  /** OfflineDeviceId, hex. */
  readonly offlineDeviceId: string | null;
  readonly tpmVersion: string | null;
  readonly ekPresent: boolean;
}

/** One-shot SHA-256. `shared` brings a pure one; `core` passes Node's own, which is faster. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;
