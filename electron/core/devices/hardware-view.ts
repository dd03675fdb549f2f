import { isPlaceholderSerial } from '../../../shared/autopilot/checks/placeholder-serial.ts';
import type { HardwareHash } from '../../../shared/autopilot/hardware-hash/types.ts';
import {
  architectureName,
  busName,
  chassisKind,
  keyForTheEye,
  networkKind,
  tpmFacts,
} from '../../../shared/devices/hardware-facts.ts';
import type { HardwareView } from '../../../shared/ipc/devices.ts';
import { fromUtcText, toUtcText } from '../../../shared/time.ts';
import { cut, utcOrNull } from './bounded.ts';

const GIB = 1024 ** 3;
/** Disks are counted as they are sold. */
const GB = 1e9;
/** A virtual machine may claim absurd sizes. */
const MOST_GB = 1_000_000;
const OS_TYPE_WINPE = 1;

/** What a hash says of its machine, ready for words: what it does not say, or fills with a placeholder, is null. */
export function hardwareView(hash: HardwareHash): HardwareView {
  const tpm = tpmFacts(hash.tpmVersion);
  const capturedMs = hash.timestampUtc === null ? null : fromUtcText(hash.timestampUtc);
  return {
    manufacturer: named(hash.manufacturer, 512),
    model: named(hash.product, 512),
    sku: named(hash.sku, 512),
    family: named(hash.family, 512),
    serial: named(hash.serial, 512),
    uuid: hash.uuidAsWindowsShowsIt,
    chassisKind: chassisKind(hash),
    tpmVersion: named(tpm.version, 60),
    tpmMaker: named(tpm.maker, 60),
    tpmKey: hash.ekSha256 === null ? null : keyForTheEye(hash.ekSha256),
    cpu: named(hash.cpuModel, 200),
    cores: hash.cpu?.cores ?? null,
    memoryBytes: bytesOf(hash.memory?.totalGb ?? null, GIB),
    disks: hash.diskDetails.slice(0, 32).map(({ model, serial, capacityGb, busType }) => ({
      model: named(model, 200),
      serial: named(serial, 200),
      sizeBytes: bytesOf(capacityGb, GB),
      bus: busName(busType),
    })),
    networks: hash.nics.slice(0, 64).map(({ medium, mac }) => ({ kind: networkKind(medium), mac: cut(mac, 40) })),
    gpus: hash.gpus.slice(0, 16).map((gpu) => cut(gpu.slice(gpu.indexOf('|') + 1).trim() || gpu, 300)),
    osBuild: named(hash.osBuild, 60),
    osArchitecture: architectureName(hash.osArch),
    isWindowsPe: hash.osType === OS_TYPE_WINPE,
    productKeyId: named(hash.productKeyId, 60),
    toolVersion: named(hash.toolBuild, 60),
    capturedAt: capturedMs === null ? null : utcOrNull(toUtcText(capturedMs)),
    utcOffsetMinutes: hash.utcOffsetMinutes,
  };
}

function named(text: string | null, maxChars: number): string | null {
  const trimmed = (text ?? '').trim().replace(/\s+/g, ' ');
  return isPlaceholderSerial(trimmed) ? null : cut(trimmed, maxChars);
}

function bytesOf(gb: number | null, unit: number): number | null {
  return gb === null || gb <= 0 || gb > MOST_GB ? null : gb * unit;
}
