/** How much is taken from one archive, those inside it included. Beyond it a person is told. */
export interface ArchiveLimits {
  /** Names of any kind; it also bounds the time that names alone can take. */
  readonly entries: number;
  /** Everything that is unpacked, needed or not: it bounds the time. */
  readonly unpackedBytes: number;
  /** Unpacked bytes for each byte of the archive, judged once `ratioFromBytes` are unpacked. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** One file that may be a capture, or one archive inside. */
  readonly entryBytes: number;
  /** All files that may be captures together, as they are in memory at once. */
  readonly captureBytes: number;
  /** Archives inside archives: 1 opens those inside the first. */
  readonly nesting: number;
}

const MIB = 1024 * 1024;

/** An archive is in memory as a whole, twice while it is read. */
export const MOST_ARCHIVE_BYTES = 256 * MIB;

/** A diagnostics archive of Windows has some hundreds of files and unpacks to some tens or hundreds of MiB. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 10_000,
  unpackedBytes: 512 * MIB,
  ratio: 200,
  ratioFromBytes: 16 * MIB,
  entryBytes: 64 * MIB,
  captureBytes: 128 * MIB,
  nesting: 1,
};
