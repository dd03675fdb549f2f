import type { IssueCode } from '../issues.ts';
import type {
  ChassisFields,
  CoreClass,
  CpuCountFields,
  DiskFields,
  DisplayFields,
  GpuFields,
  LanguageFields,
  MemoryFields,
  NicFields,
  RawRecord,
} from './record-fields.ts';

/**
 * The decoded hardware hash. Names are those that `hash-courier decode --json` prints, and the value is plain JSON.
 *
 * A field is null, and a list empty, where the hash has no such record or the record is too short to hold the field:
 * the service takes hashes of four records, so no field but those of the container can be relied on. Where a record
 * that should occur once occurs twice, the first counts. `records` holds every record in full, also those of a type
 * that is unknown or could not be read.
 */
export interface HardwareHash {
  /** Bytes covered by the checksum: magic, length and all records. */
  readonly totalLength: number;
  /** The stored checksum, hex; the decoder has verified it. */
  readonly sha256: string;
  /** Version of the tool that made the hash, `major.minor.build.revision`. */
  readonly toolBuild: string | null;
  readonly osBuild: string | null;
  /** 2 is the full Windows, 1 is WinPE. */
  readonly osType: number | null;
  /** 0 is x86, 9 is x64, 12 is ARM64. */
  readonly osArch: number | null;
  readonly toolVersion: number | null;
  /** Capture time by the clock of the device, which can be wrong. */
  readonly timestampUtc: string | null;
  /** The time-zone byte as it stands there; `utcOffsetMinutes` is what it means. */
  readonly tzByte: number | null;
  /** Minutes east of UTC; null as well for tool versions whose unit is not known. */
  readonly utcOffsetMinutes: number | null;
  readonly serial: string | null;
  readonly manufacturer: string | null;
  readonly product: string | null;
  readonly sku: string | null;
  readonly family: string | null;
  readonly systemVersion: string | null;
  readonly firmwareVendor: string | null;
  readonly boardManufacturer: string | null;
  readonly boardProduct: string | null;
  readonly boardVersion: string | null;
  /** SMBIOS UUID in the order of its bytes in the hash. */
  readonly uuidBytesHex: string | null;
  /** SMBIOS UUID, lower case with hyphens, its first three fields read as little-endian numbers. */
  readonly uuidAsWindowsShowsIt: string | null;
  /** ProductKeyID (PKID) of the OA3 key in the firmware. */
  readonly productKeyId: string | null;
  readonly productKeyPkPn: string | null;
  readonly cpuVendor: string | null;
  /** Brand string without its NUL padding; blanks that belong to it are kept. */
  readonly cpuModel: string | null;
  readonly cpu: CpuCountFields | null;
  /** Core classes of a hybrid CPU; empty for any other. */
  readonly coreClasses: readonly CoreClass[];
  readonly memory: MemoryFields | null;
  readonly tpmVersion: string | null;
  readonly ekPresent: boolean;
  /** SHA-256 (hex) of the TPM endorsement key's modulus; null where the hash holds none. */
  readonly ekSha256: string | null;
  /** Source byte and the byte after it, hex: `0100` is the TPM's endorsement key, `0301` a machine without TPM. */
  readonly odidType: string | null;
  readonly odidStatus: number | null;
  /** OfflineDeviceId, hex. With odidType `0100` it equals `ekSha256`. */
  readonly offlineDeviceId: string | null;
  /** `serial|model|vendor` of each disk, as it stands there. */
  readonly disks: readonly string[];
  readonly diskDetails: readonly DiskDetail[];
  /** System disk as seen at boot (DiskSSNKernel), same form as `disks`. */
  readonly diskKernel: string | null;
  /** Lower case with colons, in the order of the hash, which is not stable between two captures. */
  readonly macs: readonly string[];
  /** NDIS physical medium of each of `macs`: 9 is Wi-Fi, 14 Ethernet, 10 Bluetooth, 8 mobile broadband. */
  readonly macMedium: readonly number[];
  /** Network adapters whose record can be read, in the order of `macs`. */
  readonly nics: readonly NicFields[];
  readonly displays: readonly DisplayDetail[];
  readonly chassis: ChassisFields | null;
  /** `Manufacturer|Model` of each GPU. */
  readonly gpus: readonly string[];
  readonly gpuDetails: readonly GpuDetail[];
  /** Data of record 35, whose meaning is not known, hex. */
  readonly record35Hex: string | null;
  /** Language settings; only in hashes that OA3Tool itself wrote. */
  readonly language: LanguageFields | null;
  /** The licensing hardware id block (SppHwid), hex. */
  readonly sppHwidHex: string | null;
  readonly recordTypes: readonly number[];
  readonly records: readonly RawRecord[];
  /** Bytes after the checksum up to the last that is not zero, hex; empty in every hash that Windows made. */
  readonly paddingHex: string;
}

/** One disk: record 6 and the record 7 that belongs to it. Null where its half is absent or too short. */
export interface DiskDetail extends Nullable<DiskFields> {
  readonly serial: string | null;
  readonly model: string | null;
  readonly vendor: string | null;
}

/** One display: record 9 and the record 27 after it, the EDID's size in centimetres. */
export interface DisplayDetail extends Nullable<DisplayFields> {
  readonly edidWidthCm: number | null;
  readonly edidHeightCm: number | null;
}

/** One GPU: record 29 and the record 30 that belongs to it. */
export interface GpuDetail extends Nullable<GpuFields> {
  readonly name: string | null;
}

export type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

/** One-shot SHA-256. `shared` brings a pure one; `core` passes Node's own, which is faster. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export const HASH_ERROR_CODES = [
  'hash-missing',
  'hash-not-base64',
  'hash-wrong-length',
  'hash-bad-magic',
  'hash-record-walk',
  'hash-checksum',
] as const satisfies readonly IssueCode[];

/** Why a text is no hardware hash. `message` says what was found and what was expected, never a part of the hash. */
export interface HashError {
  readonly code: (typeof HASH_ERROR_CODES)[number];
  readonly message: string;
}
