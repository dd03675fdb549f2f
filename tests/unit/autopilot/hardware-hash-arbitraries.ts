import fc from 'fast-check';
import type {
  HashRecord,
  RawRecord,
  RecordName,
  RecordValues,
  TypedRecord,
} from '../../../shared/autopilot/hardware-hash/record-fields.ts';
import { toUtcText } from '../../../shared/time.ts';

const u8 = fc.nat(0xff);
const i8 = fc.integer({ min: -0x80, max: 0x7f });
const u16 = fc.nat(0xffff);
const u32 = fc.nat(0xffffffff);
const u64 = fc.oneof(fc.nat(4096), fc.maxSafeNat());

function hex(minBytes: number, maxBytes: number): fc.Arbitrary<string> {
  return fc
    .uint8Array({ minLength: minBytes, maxLength: maxBytes })
    .map((bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}

/** Characters that a record can hold, but for those given. */
function text(except: string, maxLength = 30): fc.Arbitrary<string> {
  const character = fc
    .oneof(fc.integer({ min: 0x20, max: 0x7e }), u8)
    .map((code) => String.fromCharCode(code))
    .filter((candidate) => !except.includes(candidate));
  return fc.string({ unit: character, maxLength });
}

const noNul = text('\0');
const languagePart = text('|', 12);
const utf16 = fc.string({ unit: u16.map((unit) => String.fromCharCode(unit)), maxLength: 20 });
const version = fc.tuple(u16, u16, u16, u16).map((parts) => parts.join('.'));
const mac = hex(6, 6).map((digits) => digits.replace(/..(?!$)/g, '$&:'));
const EPOCH_2000_MS = Date.UTC(2000, 0, 1);

const VALUES: { readonly [N in RecordName]: fc.Arbitrary<RecordValues[N]> } = {
  capture: fc.record({
    toolBuild: version,
    osBuild: version,
    timestampUtc: u32.map((seconds) => toUtcText(EPOCH_2000_MS + seconds * 1000)),
    tzByte: i8,
    osType: u8,
    osArch: u8,
    toolVersion: u8,
  }),
  cpuCounts: fc.record({ arch: u16, packages: u16, cores: u16, threads: u16, hyperThreading: fc.boolean() }),
  coreClasses: fc.array(fc.record({ classId: u8, cores: u16, threads: u16 }), { maxLength: 4 }),
  memory: fc.record({ totalGb: u64, maxGb: u64, slots: u16, arrays: u16, errorCorrection: u8 }),
  cpuVendor: noNul,
  cpuModel: fc.record({ text: noNul, sizeBytes: fc.integer({ min: 31, max: 60 }) }),
  disk: fc.record({ capacityGb: u64, busType: u16, incursSeekPenalty: i8, trimEnabled: i8 }),
  diskName: text(''),
  nic: fc.record({ medium: u32, mac, bus: utf16.map((name) => name.replaceAll('\0', '')) }),
  display: fc.record({ widthMm: u16, heightMm: u16, widthPixels: u16, heightPixels: u16, outputTechnology: u32 }),
  edid: fc.record({ widthCm: u16, heightCm: u16 }),
  chassis: fc.record({
    chassisType: u8,
    powerPlatformRole: u8,
    opticalDrive: u8,
    digitizerFlags: u8,
    maxTouchPoints: u8,
  }),
  tpm: noNul,
  endorsementKey: hex(256, 256),
  offlineDevice: fc.record({ status: u32, odidType: hex(2, 2), idHex: hex(0, 40) }),
  uuid: hex(16, 16),
  serial: noNul,
  firmwareVendor: noNul,
  manufacturer: noNul,
  product: noNul,
  sku: noNul,
  family: noNul,
  systemVersion: noNul,
  boardManufacturer: noNul,
  boardProduct: noNul,
  boardVersion: noNul,
  productKeyId: noNul,
  productKeyPkPn: noNul,
  diskKernel: noNul,
  gpu: fc.record({
    dedicatedVideoBytes: u64,
    dedicatedSystemBytes: u64,
    removalPolicy: u8,
    inLocalContainer: fc.boolean(),
  }),
  gpuName: utf16,
  record35: hex(0, 6),
  language: fc.record({
    defaultLanguage: languagePart,
    systemLocale: languagePart,
    timeZone: languagePart,
    languagePacks: fc.array(
      text('|,', 8).filter((pack) => pack !== ''),
      { maxLength: 4 },
    ),
    keyboardCode: languagePart,
  }),
  sppHwid: hex(0, 70),
};

function typedOf<N extends RecordName>(name: N): fc.Arbitrary<TypedRecord> {
  // The value was drawn for `name`, so the pair is one of the union.
  return VALUES[name].map((value) => ({ name, value }) as unknown as TypedRecord);
}

/** A typed record of any kind. */
export const typedRecord: fc.Arbitrary<TypedRecord> = fc.oneof(
  // Object.keys forgets that the keys of VALUES are the record names.
  ...(Object.keys(VALUES) as RecordName[]).map((name) => typedOf(name)),
);

/** A record of a type that nobody knows. */
const unknownRecord: fc.Arbitrary<RawRecord> = fc.record({
  type: fc.oneof(fc.constantFrom(0, 31, 32, 33), fc.integer({ min: 38, max: 0xffff })),
  dataHex: hex(0, 40),
});

/** Records of a device with no law to its order or number. */
export const hashRecords: fc.Arbitrary<readonly HashRecord[]> = fc.array(fc.oneof(typedRecord, unknownRecord), {
  maxLength: 12,
});

/** Records of known and unknown types with any data at all: too short, too long, senseless. */
export const rawRecords: fc.Arbitrary<readonly RawRecord[]> = fc.array(
  fc.record({ type: fc.oneof(fc.integer({ min: 0, max: 40 }), u16), dataHex: hex(0, 60) }),
  { maxLength: 30 },
);

/** Bytes after the checksum, as the decoder tells them: the last one is not zero. */
export const paddingHex: fc.Arbitrary<string> = hex(0, 40).map((digits) => digits.replace(/(00)+$/, ''));
