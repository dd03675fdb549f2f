/** A record as it stands in the hash: its type and its data without the four header bytes. */
export interface RawRecord {
  readonly type: number;
  readonly dataHex: string;
}

/** Record 1. Values are explained at the fields of `HardwareHash` with the same names. */
export interface CaptureFields {
  readonly toolBuild: string;
  readonly osBuild: string;
  readonly timestampUtc: string;
  readonly tzByte: number;
  readonly osType: number;
  readonly osArch: number;
  readonly toolVersion: number;
}

/** Record 2. Counts are for the whole machine. */
export interface CpuCountFields {
  /** 0 is x86, 9 is x64, 12 is ARM64. */
  readonly arch: number;
  readonly packages: number;
  readonly cores: number;
  readonly threads: number;
  readonly hyperThreading: boolean;
}

/** One entry of record 34: the performance or the efficiency cores of a hybrid CPU. */
export interface CoreClass {
  readonly classId: number;
  readonly cores: number;
  readonly threads: number;
}

/** Record 5. Sizes above 2^53 - 1 are null; a virtual machine may claim absurd ones. */
export interface MemoryFields {
  readonly totalGb: number | null;
  readonly maxGb: number | null;
  readonly slots: number;
  readonly arrays: number;
  /** SMBIOS: 3 none, 4 parity, 5 single-bit, 6 multi-bit, 7 CRC. */
  readonly errorCorrection: number;
}

/** Record 6. */
export interface DiskFields {
  /** Rounded to the size it is sold as: 256, 512, 1024. */
  readonly capacityGb: number | null;
  /** STORAGE_BUS_TYPE: 10 SAS, 11 SATA, 17 NVMe. */
  readonly busType: number;
  /** 1 spins, 0 does not, -1 unknown. */
  readonly incursSeekPenalty: number;
  /** 1 yes, 0 no, -1 unknown. */
  readonly trimEnabled: number;
}

/** Record 8. */
export interface NicFields {
  /** NDIS physical medium: 0 unspecified, 8 mobile broadband, 9 Wi-Fi, 10 Bluetooth, 14 Ethernet. */
  readonly medium: number;
  /** Lower case with colons. */
  readonly mac: string;
  /** `PCI`, `USB`, `BTH`, `VMBUS`. */
  readonly bus: string;
}

/** Record 9. 65535 is unknown; a virtual machine may say 0. */
export interface DisplayFields {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** 0x80000000 is the internal panel, 0xFFFFFFFF another kind. */
  readonly outputTechnology: number;
}

/** Record 27. The meaning is inferred: equal to the millimetres of the record 9 before it in every panel seen. */
export interface EdidFields {
  readonly widthCm: number;
  readonly heightCm: number;
}

/** Record 10. */
export interface ChassisFields {
  /** SMBIOS: 1 other, 3 desktop, 10 notebook, 31 convertible, 35 mini PC. */
  readonly chassisType: number;
  /** 1 desktop, 2 mobile. */
  readonly powerPlatformRole: number;
  /** 0 or 1; that it means an optical drive is a claim of third parties. */
  readonly opticalDrive: number;
  /** 0x01 and 0x02 internal and external touch, 0x04 and 0x08 pen, 0x40 multi-input, 0x80 ready. */
  readonly digitizerFlags: number;
  readonly maxTouchPoints: number;
}

/** Record 11. */
export interface OfflineDeviceFields {
  readonly status: number;
  /** Source byte and the byte after it, hex: `0100` TPM endorsement key, `0301` no TPM. */
  readonly odidType: string;
  /** 32 bytes in every hash seen; SHA-256 of the endorsement key's modulus where that is the source. */
  readonly idHex: string;
}

/** Record 29. */
export interface GpuFields {
  readonly dedicatedVideoBytes: number | null;
  readonly dedicatedSystemBytes: number | null;
  /** 1 none, 3 surprise. */
  readonly removalPolicy: number;
  readonly inLocalContainer: boolean;
}

/** Record 36. */
export interface LanguageFields {
  readonly defaultLanguage: string;
  readonly systemLocale: string;
  readonly timeZone: string;
  readonly languagePacks: readonly string[];
  readonly keyboardCode: string;
}

/** The typed value of each kind of record. */
export interface RecordValues {
  readonly capture: CaptureFields;
  readonly cpuCounts: CpuCountFields;
  readonly coreClasses: readonly CoreClass[];
  readonly memory: MemoryFields;
  readonly cpuVendor: string;
  readonly cpuModel: { readonly text: string; readonly sizeBytes: number };
  readonly disk: DiskFields;
  readonly diskName: string;
  readonly nic: NicFields;
  readonly display: DisplayFields;
  readonly edid: EdidFields;
  readonly chassis: ChassisFields;
  readonly tpm: string;
  readonly endorsementKey: string;
  readonly offlineDevice: OfflineDeviceFields;
  readonly uuid: string;
  readonly serial: string;
  readonly firmwareVendor: string;
  readonly manufacturer: string;
  readonly product: string;
  readonly sku: string;
  readonly family: string;
  readonly systemVersion: string;
  readonly boardManufacturer: string;
  readonly boardProduct: string;
  readonly boardVersion: string;
  readonly productKeyId: string;
  readonly productKeyPkPn: string;
  readonly diskKernel: string;
  readonly gpu: GpuFields;
  readonly gpuName: string;
  readonly record35: string;
  readonly language: LanguageFields;
  readonly sppHwid: string;
}

export type RecordName = keyof RecordValues;

/** A record whose data is nothing but its typed value. */
export type TypedRecord<N extends RecordName = RecordName> = {
  readonly [K in N]: { readonly name: K; readonly value: RecordValues[K] };
}[N];

/** Either form of a record; both encode to the same bytes. */
export type HashRecord = TypedRecord | RawRecord;
