/**
 * Made-up devices with valid hardware hashes, for practice, tests and benches. A device follows from its index alone:
 * the same index is the same machine in every run, another index shares no serial, UUID, key, product key or disk
 * serial with it. MAC addresses come from the 256 that RFC 7042 keeps for documentation, so those do repeat.
 */
import { encodeHardwareHash } from '../../../shared/autopilot/hardware-hash/encode.ts';
import { toHex } from '../../../shared/autopilot/hardware-hash/hex.ts';
import type { TypedRecord } from '../../../shared/autopilot/hardware-hash/record-fields.ts';
import { toUtcText } from '../../../shared/time.ts';
import { nodeSha256 } from '../hashing.ts';

export interface PracticeDevice {
  /** What the capture script reads from the firmware; empty where the device has no serial. */
  readonly serial: string;
  readonly manufacturer: string;
  readonly model: string;
  /** Text form of the hardware hash. */
  readonly hash: string;
  /** In whole seconds, as the hash holds it. */
  readonly capturedAtMs: number;
}

export interface PracticeOptions {
  /** When the device is captured; from 2000 to 2136; changes only the time and the checksum of the hash. */
  readonly capturedAtMs?: number;
  /** False for a board whose maker left the serial out: the hash then holds the placeholder of SMBIOS. */
  readonly hasSerial?: boolean;
}

/** As many as five base-36 digits, which tell the serials of one vendor apart, can count. */
export const PRACTICE_DEVICE_COUNT = 36 ** 5;

/** 2026-01-12T08:00:00Z. */
const FIRST_CAPTURE_MS = 1_768_204_800_000;
const MINUTE_MS = 60_000;
/** The made-up captures fill one week, minute by minute, and start over. */
const CAPTURE_MINUTES = 7 * 24 * 60;

/** @param index From 0, below PRACTICE_DEVICE_COUNT. Neighbours are different models. */
export function practiceDevice(index: number, options: PracticeOptions = {}): PracticeDevice {
  if (!Number.isInteger(index) || index < 0 || index >= PRACTICE_DEVICE_COUNT) {
    throw new RangeError(`There is no practice device ${index}.`);
  }
  const { hasSerial = true, capturedAtMs = FIRST_CAPTURE_MS + (index % CAPTURE_MINUTES) * MINUTE_MS } = options;
  const model = MODELS[index % MODELS.length] ?? ELITEBOOK;
  const identity = identityOf(index, model);
  const serialInHash = hasSerial ? identity.serial : NO_SMBIOS_STRING;
  const hash = encodeHardwareHash(
    { records: recordsOf(model, { ...identity, serial: serialInHash }, toUtcText(capturedAtMs)) },
    nodeSha256,
  );
  if (!hash.ok) throw new Error(`Practice device ${index}: ${hash.error.message}`);
  return {
    serial: hasSerial ? identity.serial : '',
    manufacturer: model.manufacturer,
    model: model.product,
    hash: hash.value,
    capturedAtMs: Math.floor(capturedAtMs / 1000) * 1000,
  };
}

interface Model {
  readonly manufacturer: string;
  readonly product: string;
  readonly sku: string;
  readonly family: string;
  readonly systemVersion: string;
  readonly boardProduct: string;
  readonly boardVersion: string;
  readonly hardware: Hardware;
  serial(index: number): string;
  /** SMBIOS UUID in hex; models without one of their own take random-looking bytes. */
  uuid?(serial: string): string;
}

interface Hardware {
  /** From CPU to disk. */
  readonly cpuToDisk: readonly TypedRecord[];
  /** Model and vendor of the disk, as they follow its serial. */
  readonly diskModel: string;
  readonly hasDiskSerial: boolean;
  readonly nics: readonly { readonly medium: number; readonly bus: string }[];
  readonly displayAndChassis: readonly TypedRecord[];
  readonly tpm: string;
  /** Whether the firmware holds a product key. */
  readonly hasProductKey: boolean;
  readonly gpu: readonly TypedRecord[];
}

/** What tells one device of a model from the next. */
interface Identity {
  readonly serial: string;
  readonly uuidHex: string;
  readonly endorsementKey: Uint8Array;
  readonly diskSerial: string;
  readonly productKeyId: string;
  readonly licensingHex: string;
  /** Number of its first MAC address. */
  readonly macNumber: number;
}

const NO_SMBIOS_STRING = 'SMBIOS_STRING_INDEX_0';
const EK_BYTES = 256;

function identityOf(index: number, model: Model): Identity {
  const bytes = derivedBytes(`practice device ${index}`, EK_BYTES + 96);
  const endorsementKey = bytes.subarray(0, EK_BYTES);
  // A 2048-bit RSA modulus has its highest bit set and is odd.
  endorsementKey[0] = (bytes[0] ?? 0) | 0x80;
  endorsementKey[EK_BYTES - 1] = (bytes[EK_BYTES - 1] ?? 0) | 1;
  const hex = toHex(bytes.subarray(EK_BYTES));
  const serial = model.serial(index);
  return {
    serial,
    uuidHex: model.uuid?.(serial) ?? hex.slice(0, 32),
    endorsementKey,
    diskSerial: hex
      .slice(32, 48)
      .toUpperCase()
      .replace(/.{4}(?!$)/g, '$&_'),
    productKeyId: `3556${shuffled(index, 10 ** 9)}`,
    licensingHex: hex.slice(48, 140),
    macNumber: 2 * index,
  };
}

/** All records of a device, in the order in which Windows writes them. */
function recordsOf(model: Model, identity: Identity, timestampUtc: string): readonly TypedRecord[] {
  const { hardware } = model;
  const diskName = `${hardware.hasDiskSerial ? `${identity.diskSerial}.` : ''}|${hardware.diskModel}`;
  const build = '10.0.26100.4652';
  return [
    {
      name: 'capture',
      value: { toolBuild: build, osBuild: build, timestampUtc, tzByte: 4, osType: 2, osArch: 9, toolVersion: 9 },
    },
    ...hardware.cpuToDisk,
    { name: 'diskName', value: diskName },
    ...hardware.nics.map(
      ({ medium, bus }, index): TypedRecord => ({
        name: 'nic',
        value: { medium, mac: documentationMac(identity.macNumber + index), bus },
      }),
    ),
    ...hardware.displayAndChassis,
    { name: 'tpm', value: hardware.tpm },
    { name: 'endorsementKey', value: toHex(identity.endorsementKey) },
    {
      name: 'offlineDevice',
      value: { status: 0, odidType: '0100', idHex: toHex(nodeSha256(identity.endorsementKey)) },
    },
    { name: 'uuid', value: identity.uuidHex },
    { name: 'serial', value: identity.serial },
    { name: 'firmwareVendor', value: model.manufacturer },
    { name: 'manufacturer', value: model.manufacturer },
    { name: 'product', value: model.product },
    { name: 'sku', value: model.sku },
    { name: 'family', value: model.family },
    { name: 'systemVersion', value: model.systemVersion },
    { name: 'boardManufacturer', value: model.manufacturer },
    { name: 'boardProduct', value: model.boardProduct },
    { name: 'boardVersion', value: model.boardVersion },
    ...(hardware.hasProductKey ? productKeyRecords(identity.productKeyId) : []),
    { name: 'diskKernel', value: diskName },
    ...hardware.gpu,
    { name: 'sppHwid', value: `32000000${identity.licensingHex}` },
  ];
}

function productKeyRecords(productKeyId: string): readonly TypedRecord[] {
  return [
    { name: 'productKeyId', value: productKeyId },
    { name: 'productKeyPkPn', value: '[TH]res-v3556' },
  ];
}

/** As many bytes as asked for from a chain of SHA-256, so that they look random and are the same in every run. */
function derivedBytes(seed: string, sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  let link = nodeSha256(Buffer.from(seed));
  for (let at = 0; at < sizeBytes; at += link.length) {
    bytes.set(link.subarray(0, sizeBytes - at), at);
    link = nodeSha256(link);
  }
  return bytes;
}

/** A prime that divides no power of 10 or 36, so that multiplying by it never maps two indexes to one number. */
const STRIDE = 15_485_863;

/** The index as a number below `count`, in decimal or base 36, that does not look like counting; one to one. */
function shuffled(index: number, count: number, radix = 10): string {
  return ((index * STRIDE) % count)
    .toString(radix)
    .toUpperCase()
    .padStart((count - 1).toString(radix).length, '0');
}

function serialCode(index: number): string {
  return shuffled(index + 1, PRACTICE_DEVICE_COUNT, 36);
}

/** One of 00:00:5e:00:53:00 to 00:00:5e:00:53:ff. */
function documentationMac(number: number): string {
  return `00:00:5e:00:53:${(number % 256).toString(16).padStart(2, '0')}`;
}

/** Dell spells the service tag inside the UUID: `DELL`, then its characters at bytes 10, 4, 7, 9, 13, 14 and 15. */
function dellUuid(serviceTag: string): string {
  const bytes = Buffer.from('44454c4c00001000800080c04f000000', 'hex');
  [10, 4, 7, 9, 13, 14, 15].forEach((at, character) => {
    bytes[at] = serviceTag.charCodeAt(character) | (at === 10 ? 0x80 : 0);
  });
  return bytes.toString('hex');
}

const INTEL_GPU: readonly TypedRecord[] = [
  {
    name: 'gpu',
    value: { dedicatedVideoBytes: 2 ** 27, dedicatedSystemBytes: 0, removalPolicy: 1, inLocalContainer: true },
  },
  { name: 'gpuName', value: 'Intel Corporation|Intel(R) Graphics' },
];

const NVME_512: TypedRecord = {
  name: 'disk',
  value: { capacityGb: 512, busType: 17, incursSeekPenalty: 0, trimEnabled: 1 },
};

const NOTEBOOK: Hardware = {
  cpuToDisk: [
    { name: 'cpuCounts', value: { arch: 9, packages: 1, cores: 12, threads: 14, hyperThreading: true } },
    {
      name: 'coreClasses',
      value: [
        { classId: 1, cores: 2, threads: 4 },
        { classId: 0, cores: 10, threads: 10 },
      ],
    },
    { name: 'memory', value: { totalGb: 16, maxGb: 64, slots: 2, arrays: 1, errorCorrection: 3 } },
    { name: 'cpuVendor', value: 'GenuineIntel' },
    { name: 'cpuModel', value: { text: 'Intel(R) Core(TM) Ultra 5 125U', sizeBytes: 48 } },
    NVME_512,
  ],
  diskModel: 'PRACTICE NVME 512|',
  hasDiskSerial: true,
  nics: [
    { medium: 9, bus: 'PCI' },
    { medium: 10, bus: 'BTH' },
  ],
  displayAndChassis: [
    {
      name: 'display',
      value: { widthMm: 302, heightMm: 188, widthPixels: 1920, heightPixels: 1200, outputTechnology: 0x80000000 },
    },
    { name: 'edid', value: { widthCm: 30, heightCm: 19 } },
    {
      name: 'chassis',
      value: { chassisType: 10, powerPlatformRole: 2, opticalDrive: 0, digitizerFlags: 0xcd, maxTouchPoints: 10 },
    },
  ],
  tpm: "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'NTC '-Firmware:458754.196609",
  hasProductKey: true,
  gpu: INTEL_GPU,
};

const MINI_PC: Hardware = {
  ...NOTEBOOK,
  cpuToDisk: [
    { name: 'cpuCounts', value: { arch: 9, packages: 1, cores: 4, threads: 4, hyperThreading: false } },
    { name: 'memory', value: { totalGb: 8, maxGb: 32, slots: 2, arrays: 1, errorCorrection: 3 } },
    { name: 'cpuVendor', value: 'GenuineIntel' },
    { name: 'cpuModel', value: { text: 'Intel(R) Core(TM) i5-7500T CPU @ 2.70GHz', sizeBytes: 48 } },
    NVME_512,
  ],
  nics: [...NOTEBOOK.nics, { medium: 14, bus: 'PCI' }],
  // No screen is plugged in on the bench.
  displayAndChassis: [
    {
      name: 'chassis',
      value: { chassisType: 35, powerPlatformRole: 1, opticalDrive: 0, digitizerFlags: 0, maxTouchPoints: 0 },
    },
  ],
  tpm: "TPM-Version:2.0 -Level:0-Revision:1.16-VendorID:'IFX '-Firmware:458814.800256",
};

const HYPER_V: Hardware = {
  cpuToDisk: [
    { name: 'cpuCounts', value: { arch: 9, packages: 1, cores: 1, threads: 2, hyperThreading: true } },
    { name: 'memory', value: { totalGb: 8, maxGb: 2048, slots: 2, arrays: 1, errorCorrection: 3 } },
    { name: 'cpuVendor', value: 'GenuineIntel' },
    { name: 'cpuModel', value: { text: 'Intel(R) Xeon(R) Silver 4314 CPU @ 2.40GHz', sizeBytes: 48 } },
    { name: 'disk', value: { capacityGb: 136, busType: 10, incursSeekPenalty: -1, trimEnabled: 1 } },
  ],
  diskModel: 'Virtual Disk    |Msft    ',
  hasDiskSerial: false,
  nics: [{ medium: 0, bus: 'VMBUS' }],
  displayAndChassis: [
    {
      name: 'display',
      value: { widthMm: 0, heightMm: 0, widthPixels: 1024, heightPixels: 768, outputTechnology: 0xffffffff },
    },
    { name: 'edid', value: { widthCm: 0, heightCm: 0 } },
    {
      name: 'chassis',
      value: { chassisType: 3, powerPlatformRole: 1, opticalDrive: 0, digitizerFlags: 0, maxTouchPoints: 0 },
    },
  ],
  tpm: "TPM-Version:2.0 -Level:0-Revision:1.16-VendorID:'MSFT'-Firmware:538247443.1394722",
  hasProductKey: false,
  gpu: [
    {
      name: 'gpu',
      value: { dedicatedVideoBytes: 0, dedicatedSystemBytes: 0, removalPolicy: 1, inLocalContainer: true },
    },
    { name: 'gpuName', value: 'Microsoft|Microsoft Hyper-V Video' },
  ],
};

const ELITEBOOK: Model = {
  manufacturer: 'HP',
  product: 'HP EliteBook 840 14 inch G11 Notebook PC',
  sku: 'A1RP2PT#ABG',
  family: '103C_5336AN HP EliteBook',
  systemVersion: 'SBKPF,SBKPFV2',
  boardProduct: '8C26',
  boardVersion: 'KBC Version 02.4D.00',
  hardware: NOTEBOOK,
  serial: (index) => `5CG51${serialCode(index)}`,
};

const THINKPAD: Model = {
  manufacturer: 'LENOVO',
  product: '21R3001BUK',
  sku: 'LENOVO_MT_21R3_BU_Think_FM_ThinkPad T14s 2-in-1 Gen 1',
  family: 'ThinkPad T14s 2-in-1 Gen 1',
  systemVersion: 'ThinkPad T14s 2-in-1 Gen 1',
  boardProduct: '21R3001BUK',
  boardVersion: 'SDK0T76530 WIN',
  hardware: NOTEBOOK,
  serial: (index) => `PF5${serialCode(index)}`,
};

const LATITUDE: Model = {
  manufacturer: 'Dell Inc.',
  product: 'Latitude 5450',
  sku: '0CB2',
  family: 'Latitude',
  systemVersion: NO_SMBIOS_STRING,
  boardProduct: '0X5WN4',
  boardVersion: 'A00',
  hardware: NOTEBOOK,
  serial: (index) => `${serialCode(index)}X3`,
  uuid: dellUuid,
};

const PRODESK: Model = {
  manufacturer: 'HP',
  product: 'HP ProDesk 600 G3 DM',
  sku: '1MF37PA#ABG',
  family: '103C_53307F HP ProDesk',
  systemVersion: ' ',
  boardProduct: '829E',
  boardVersion: 'KBC Version 06.21',
  hardware: MINI_PC,
  serial: (index) => `8CG51${serialCode(index)}`,
};

const SURFACE: Model = {
  manufacturer: 'Microsoft Corporation',
  product: 'Surface Laptop 6',
  sku: 'Surface_Laptop_6_for_Business',
  family: 'Surface',
  systemVersion: NO_SMBIOS_STRING,
  boardProduct: 'Surface Laptop 6',
  boardVersion: NO_SMBIOS_STRING,
  hardware: NOTEBOOK,
  serial: (index) => `016${shuffled(index + 1, 10 ** 9)}`,
};

const VIRTUAL_MACHINE: Model = {
  manufacturer: 'Microsoft Corporation',
  product: 'Virtual Machine',
  sku: 'None',
  family: 'Virtual Machine',
  systemVersion: 'Hyper-V UEFI Release v4.1',
  boardProduct: 'Virtual Machine',
  boardVersion: 'Hyper-V UEFI Release v4.1',
  hardware: HYPER_V,
  serial: (index) => {
    const digits = shuffled(index + 1, 10 ** 9);
    return `5692-${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}391-6402-8817-10`;
  },
};

const MODELS: readonly Model[] = [ELITEBOOK, THINKPAD, LATITUDE, PRODESK, SURFACE, THINKPAD, VIRTUAL_MACHINE];
