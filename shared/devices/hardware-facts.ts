/** What codes inside a hardware hash mean, as names that the window has words for. */
import { hypervisorOf } from '../autopilot/checks/virtual-machine.ts';
import type { HardwareHash } from '../autopilot/hardware-hash/types.ts';

export type ChassisKind = 'laptop' | 'desktop' | 'tablet' | 'all-in-one' | 'server' | 'virtual-machine' | 'other';

/** SMBIOS chassis types (DSP0134, table 17). */
const CHASSIS: Readonly<Record<number, ChassisKind>> = {
  3: 'desktop',
  4: 'desktop',
  5: 'desktop',
  6: 'desktop',
  7: 'desktop',
  8: 'laptop',
  9: 'laptop',
  10: 'laptop',
  13: 'all-in-one',
  14: 'laptop',
  15: 'desktop',
  16: 'desktop',
  17: 'server',
  23: 'server',
  24: 'desktop',
  25: 'server',
  28: 'server',
  29: 'server',
  30: 'tablet',
  31: 'laptop',
  32: 'tablet',
  35: 'desktop',
  36: 'desktop',
};

export function chassisKind(hash: Pick<HardwareHash, 'chassis' | 'manufacturer' | 'product'>): ChassisKind {
  if (hypervisorOf(hash.manufacturer ?? '', hash.product ?? '') !== null) return 'virtual-machine';
  return CHASSIS[hash.chassis?.chassisType ?? 0] ?? 'other';
}

/** Vendor ids of the TCG TPM Vendor ID Registry. */
const TPM_MAKERS: Readonly<Record<string, string>> = {
  AMD: 'AMD',
  ATML: 'Atmel',
  BRCM: 'Broadcom',
  CSCO: 'Cisco',
  GOOG: 'Google',
  HPE: 'HPE',
  HISI: 'Huawei',
  IBM: 'IBM',
  IFX: 'Infineon',
  INTC: 'Intel',
  LEN: 'Lenovo',
  MSFT: 'Microsoft',
  NSM: 'National Semiconductor',
  NTC: 'Nuvoton',
  NTZ: 'Nationz',
  QCOM: 'Qualcomm',
  SMSN: 'Samsung',
  SNS: 'Sinosun',
  STM: 'STMicroelectronics',
  TXN: 'Texas Instruments',
  WEC: 'Winbond',
};

export interface TpmFacts {
  /** `2.0`; null where the text does not say. */
  readonly version: string | null;
  /** The maker's name, or its id where that is not known. */
  readonly maker: string | null;
}

/** @param text Such as `TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'NTC '-Firmware:458754.196609`. */
export function tpmFacts(text: string | null): TpmFacts {
  const version = /TPM-Version:\s*([\d.]+)/.exec(text ?? '')?.[1] ?? null;
  const id =
    /VendorID:'([^']*)'/
      .exec(text ?? '')?.[1]
      ?.replaceAll('\0', '')
      .trim() ?? '';
  return { version, maker: id === '' ? null : (TPM_MAKERS[id] ?? id) };
}

/** STORAGE_BUS_TYPE of winioctl.h; null for what names no way in which a disk of a PC is connected. */
const BUSES: Readonly<Record<number, string>> = {
  1: 'SCSI',
  3: 'ATA',
  7: 'USB',
  8: 'RAID',
  9: 'iSCSI',
  10: 'SAS',
  11: 'SATA',
  12: 'SD',
  13: 'eMMC',
  17: 'NVMe',
  19: 'UFS',
};

export function busName(busType: number | null): string | null {
  return busType === null ? null : (BUSES[busType] ?? null);
}

export type NetworkKind = 'wifi' | 'ethernet' | 'bluetooth' | 'mobile' | 'other';

/** @param medium NDIS physical medium. */
export function networkKind(medium: number): NetworkKind {
  switch (medium) {
    case 9:
      return 'wifi';
    case 14:
      return 'ethernet';
    case 10:
      return 'bluetooth';
    case 8:
      return 'mobile';
    default:
      return 'other';
  }
}

/** @param arch Processor architecture as Windows numbers it. */
export function architectureName(arch: number | null): 'x86' | 'x64' | 'arm64' | null {
  switch (arch) {
    case 0:
      return 'x86';
    case 9:
      return 'x64';
    case 12:
      return 'arm64';
    default:
      return null;
  }
}

/** Enough of a key's SHA-256 to compare two by eye: its first and last eight digits. */
export function keyForTheEye(sha256: string): string {
  return `${sha256.slice(0, 8)}…${sha256.slice(-8)}`;
}
