/**
 * The record types of the hash, in the order in which Windows writes them. Types 31 to 33 have never been seen and, like
 * any type that is not here, stay raw.
 */
import { type Codec, flag, hexOf, i8, mac, secondsSince2000, struct, u8, u16, u32, u64, version } from './layout.ts';
import type {
  CoreClass,
  LanguageFields,
  NicFields,
  OfflineDeviceFields,
  RecordName,
  RecordValues,
} from './record-fields.ts';
import { hexData, paddedText, plainText, textWithNul, untilNul, utf16 } from './text-codecs.ts';

interface RecordKind<T> {
  readonly type: number;
  readonly codec: Codec<T>;
}

const coreClass = struct({ classId: u8, cores: u16, threads: u16 });
const CORE_CLASS_BYTES = 5;

const coreClasses: Codec<readonly CoreClass[]> = {
  read: (data) => {
    const classes = Array.from({ length: data[0] ?? 0 }, (_, index) =>
      coreClass.read(data.subarray(1 + index * CORE_CLASS_BYTES)),
    );
    return data.length === 0 || classes.includes(null) ? null : classes.filter((entry) => entry !== null);
  },
  write: (classes) => joined(Uint8Array.of(classes.length), ...classes.map(coreClass.write)),
};

const sizePrefix = struct({ bytes: u32 });

/** A u32 length and that many bytes, as hex. */
const sizedHex: Codec<string> = {
  read: (data) => {
    const size = sizePrefix.read(data);
    return size === null ? null : hexData(size.bytes).read(data.subarray(4, 4 + size.bytes));
  },
  write: (hex) => joined(sizePrefix.write({ bytes: hex.length / 2 }), hexData().write(hex)),
};

const nicHead = struct({ medium: u32, mac, busBytes: u32 });
const NIC_HEAD_BYTES = 14;

const nic: Codec<NicFields> = {
  read: (data) => {
    const head = nicHead.read(data);
    if (head === null || data.length < NIC_HEAD_BYTES + head.busBytes) return null;
    const bus = utf16.read(data.subarray(NIC_HEAD_BYTES, NIC_HEAD_BYTES + head.busBytes));
    return bus === null ? null : { medium: head.medium, mac: head.mac, bus: untilNul(bus) };
  },
  write: ({ medium, mac: address, bus }) => {
    const name = utf16.write(`${bus}\0`);
    return joined(nicHead.write({ medium, mac: address, busBytes: name.length }), name);
  },
};

const offlineDeviceHead = struct({ status: u32, odidType: hexOf(2) });
const OFFLINE_DEVICE_HEAD_BYTES = 6;

const offlineDevice: Codec<OfflineDeviceFields> = {
  read: (data) => {
    const head = offlineDeviceHead.read(data);
    const idHex = sizedHex.read(data.subarray(OFFLINE_DEVICE_HEAD_BYTES));
    return head === null || idHex === null ? null : { ...head, idHex };
  },
  write: (value) => joined(offlineDeviceHead.write(value), sizedHex.write(value.idHex)),
};

const language: Codec<LanguageFields> = {
  read: (data) => {
    const [defaultLanguage, systemLocale, timeZone, packs, keyboardCode, more] = plainText.read(data)?.split('|') ?? [];
    if (defaultLanguage === undefined || systemLocale === undefined || timeZone === undefined) return null;
    if (packs === undefined || keyboardCode === undefined || more !== undefined) return null;
    const languagePacks = packs === '' ? [] : packs.split(',');
    return { defaultLanguage, systemLocale, timeZone, languagePacks, keyboardCode };
  },
  write: (value) =>
    plainText.write(
      [value.defaultLanguage, value.systemLocale, value.timeZone, value.languagePacks.join(), value.keyboardCode].join(
        '|',
      ),
    ),
};

export const RECORDS: { readonly [N in RecordName]: RecordKind<RecordValues[N]> } = {
  capture: {
    type: 1,
    codec: struct({
      toolBuild: version,
      osBuild: version,
      timestampUtc: secondsSince2000,
      tzByte: i8,
      osType: u8,
      osArch: u8,
      toolVersion: u8,
    }),
  },
  cpuCounts: {
    type: 2,
    codec: struct({ arch: u16, packages: u16, cores: u16, threads: u16, hyperThreading: flag }, 3),
  },
  coreClasses: { type: 34, codec: coreClasses },
  memory: { type: 5, codec: struct({ totalGb: u64, maxGb: u64, slots: u16, arrays: u16, errorCorrection: u8 }) },
  cpuVendor: { type: 3, codec: textWithNul },
  cpuModel: { type: 4, codec: paddedText },
  disk: { type: 6, codec: struct({ capacityGb: u64, busType: u16, incursSeekPenalty: i8, trimEnabled: i8 }) },
  diskName: { type: 7, codec: plainText },
  nic: { type: 8, codec: nic },
  display: {
    type: 9,
    codec: struct({ widthMm: u16, heightMm: u16, widthPixels: u16, heightPixels: u16, outputTechnology: u32 }),
  },
  edid: { type: 27, codec: struct({ widthCm: u16, heightCm: u16 }) },
  chassis: {
    type: 10,
    codec: struct({ chassisType: u8, powerPlatformRole: u8, opticalDrive: u8, digitizerFlags: u8, maxTouchPoints: u8 }),
  },
  tpm: { type: 13, codec: textWithNul },
  // 256 bytes in every hash seen, but nothing says that another kind of key has as many.
  endorsementKey: { type: 25, codec: hexData() },
  offlineDevice: { type: 11, codec: offlineDevice },
  uuid: { type: 12, codec: hexData(16) },
  serial: { type: 14, codec: textWithNul },
  firmwareVendor: { type: 15, codec: textWithNul },
  manufacturer: { type: 16, codec: textWithNul },
  product: { type: 17, codec: textWithNul },
  sku: { type: 18, codec: textWithNul },
  family: { type: 19, codec: textWithNul },
  systemVersion: { type: 23, codec: textWithNul },
  boardManufacturer: { type: 20, codec: textWithNul },
  boardProduct: { type: 21, codec: textWithNul },
  boardVersion: { type: 22, codec: textWithNul },
  productKeyId: { type: 24, codec: textWithNul },
  productKeyPkPn: { type: 26, codec: textWithNul },
  diskKernel: { type: 28, codec: textWithNul },
  gpu: {
    type: 29,
    codec: struct({ dedicatedVideoBytes: u64, dedicatedSystemBytes: u64, removalPolicy: u8, inLocalContainer: flag }),
  },
  gpuName: { type: 30, codec: utf16 },
  record35: { type: 35, codec: hexData() },
  language: { type: 36, codec: language },
  sppHwid: { type: 37, codec: sizedHex },
};

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
