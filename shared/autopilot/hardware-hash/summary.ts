import type { ContainerRecord, ParsedContainer } from './container.ts';
import { toHex } from './hex.ts';
import { RECORDS } from './record-codecs.ts';
import type { CaptureFields, RecordName, RecordValues } from './record-fields.ts';
import type { DiskDetail, DisplayDetail, GpuDetail, HardwareHash, Sha256 } from './types.ts';

/** The fields of a verified container by their names. */
export function summarize(container: ParsedContainer, sha256: Sha256): HardwareHash {
  const records = new RecordReader(container.records);
  const capture = records.first('capture');
  const uuid = records.first('uuid');
  const endorsementKey = records.firstData('endorsementKey');
  const offlineDevice = records.first('offlineDevice');
  const readableNics = records.all('nic').filter((nic) => nic !== null);
  return {
    totalLength: container.totalLength,
    sha256: toHex(container.checksum),
    toolBuild: capture?.toolBuild ?? null,
    osBuild: capture?.osBuild ?? null,
    osType: capture?.osType ?? null,
    osArch: capture?.osArch ?? null,
    toolVersion: capture?.toolVersion ?? null,
    timestampUtc: capture?.timestampUtc ?? null,
    tzByte: capture?.tzByte ?? null,
    utcOffsetMinutes: capture && utcOffsetMinutes(capture),
    serial: records.first('serial'),
    manufacturer: records.first('manufacturer'),
    product: records.first('product'),
    sku: records.first('sku'),
    family: records.first('family'),
    systemVersion: records.first('systemVersion'),
    firmwareVendor: records.first('firmwareVendor'),
    boardManufacturer: records.first('boardManufacturer'),
    boardProduct: records.first('boardProduct'),
    boardVersion: records.first('boardVersion'),
    uuidBytesHex: uuid,
    uuidAsWindowsShowsIt: uuid && uuidAsWindowsShowsIt(uuid),
    productKeyId: records.first('productKeyId'),
    productKeyPkPn: records.first('productKeyPkPn'),
    cpuVendor: records.first('cpuVendor'),
    cpuModel: records.first('cpuModel')?.text ?? null,
    cpu: records.first('cpuCounts'),
    coreClasses: records.first('coreClasses') ?? [],
    memory: records.first('memory'),
    tpmVersion: records.first('tpm'),
    ekPresent: endorsementKey !== null,
    ekSha256: endorsementKey && toHex(sha256(endorsementKey)),
    odidType: offlineDevice?.odidType ?? null,
    odidStatus: offlineDevice?.status ?? null,
    offlineDeviceId: offlineDevice?.idHex ?? null,
    disks: records.all('diskName').filter((name) => name !== null),
    diskDetails: diskDetails(records),
    diskKernel: records.first('diskKernel'),
    macs: readableNics.map((nic) => nic.mac),
    macMedium: readableNics.map((nic) => nic.medium),
    nics: readableNics,
    displays: displays(container.records),
    chassis: records.first('chassis'),
    gpus: records.all('gpuName').filter((name) => name !== null),
    gpuDetails: gpuDetails(records),
    record35Hex: records.first('record35'),
    language: records.first('language'),
    sppHwidHex: records.first('sppHwid'),
    recordTypes: container.records.map(({ type }) => type),
    records: container.records.map(({ type, data }) => ({ type, dataHex: toHex(data) })),
    paddingHex: toHex(container.padding),
  };
}

/** Finds the records of a kind and reads them; null stands for one that is absent or too short. */
class RecordReader {
  readonly #dataOfType = new Map<number, Uint8Array[]>();

  constructor(records: readonly ContainerRecord[]) {
    for (const { type, data } of records) {
      const sameType = this.#dataOfType.get(type);
      if (sameType) sameType.push(data);
      else this.#dataOfType.set(type, [data]);
    }
  }

  /** Null for data without a byte as well. */
  firstData(name: RecordName): Uint8Array | null {
    const data = this.#dataOfType.get(RECORDS[name].type)?.[0];
    return data?.length ? data : null;
  }

  first<N extends RecordName>(name: N): RecordValues[N] | null {
    const data = this.#dataOfType.get(RECORDS[name].type)?.[0];
    return data ? RECORDS[name].codec.read(data) : null;
  }

  all<N extends RecordName>(name: N): readonly (RecordValues[N] | null)[] {
    return (this.#dataOfType.get(RECORDS[name].type) ?? []).map((data) => RECORDS[name].codec.read(data));
  }
}

/** Quarter hours from tool version 5 on, minutes in version 3; the unit of any other version is not known. */
function utcOffsetMinutes({ toolVersion, tzByte }: CaptureFields): number | null {
  if (toolVersion >= 5) return tzByte * 15;
  return toolVersion === 3 ? tzByte : null;
}

const UUID_BYTES = /^(..)(..)(..)(..)(..)(..)(..)(..)(....)(.{12})$/;

function uuidAsWindowsShowsIt(bytesHex: string): string {
  return bytesHex.replace(UUID_BYTES, '$4$3$2$1-$6$5-$8$7-$9-$10');
}

/** The n-th record 6 and the n-th record 7 are one disk, whether they come as 6,7,6,7 or as 6,6,7,7. */
function diskDetails(records: RecordReader): DiskDetail[] {
  const disks = records.all('disk');
  const names = records.all('diskName');
  return Array.from({ length: Math.max(disks.length, names.length) }, (_, index) => {
    const disk = disks[index];
    const [serial, ...modelAndVendor] = names[index]?.split('|') ?? [];
    const vendor = modelAndVendor.length > 1 ? modelAndVendor.pop() : undefined;
    return {
      capacityGb: disk?.capacityGb ?? null,
      busType: disk?.busType ?? null,
      incursSeekPenalty: disk?.incursSeekPenalty ?? null,
      trimEnabled: disk?.trimEnabled ?? null,
      serial: serial ?? null,
      model: modelAndVendor.length > 0 ? modelAndVendor.join('|') : null,
      vendor: vendor ?? null,
    };
  });
}

/** A record 27 belongs to the record 9 before it. */
function displays(records: readonly ContainerRecord[]): DisplayDetail[] {
  return records.flatMap(({ type, data }, index) => {
    if (type !== RECORDS.display.type) return [];
    const display = RECORDS.display.codec.read(data);
    const next = records[index + 1];
    const edid = next?.type === RECORDS.edid.type ? RECORDS.edid.codec.read(next.data) : null;
    return {
      widthMm: display?.widthMm ?? null,
      heightMm: display?.heightMm ?? null,
      widthPixels: display?.widthPixels ?? null,
      heightPixels: display?.heightPixels ?? null,
      outputTechnology: display?.outputTechnology ?? null,
      edidWidthCm: edid?.widthCm ?? null,
      edidHeightCm: edid?.heightCm ?? null,
    };
  });
}

/** The n-th record 29 and the n-th record 30 are one GPU; Windows writes all 29s first. */
function gpuDetails(records: RecordReader): GpuDetail[] {
  const gpus = records.all('gpu');
  const names = records.all('gpuName');
  return Array.from({ length: Math.max(gpus.length, names.length) }, (_, index) => {
    const gpu = gpus[index];
    return {
      name: names[index] ?? null,
      dedicatedVideoBytes: gpu?.dedicatedVideoBytes ?? null,
      dedicatedSystemBytes: gpu?.dedicatedSystemBytes ?? null,
      removalPolicy: gpu?.removalPolicy ?? null,
      inLocalContainer: gpu?.inLocalContainer ?? null,
    };
  });
}
