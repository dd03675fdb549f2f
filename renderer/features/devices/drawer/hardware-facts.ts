import type { HardwareView } from '../../../../shared/ipc/devices.ts';
import type { Words } from '../words.ts';
import { diskAmount, memoryAmount } from './amounts.ts';

/** A line of "From the hardware hash": a name and its values, one under the other. */
export interface Fact {
  readonly name: string;
  readonly values: readonly string[];
  /** Serials, addresses and keys, which a person compares letter by letter. */
  readonly isMono: boolean;
}

const fact = (name: string, values: readonly (string | null)[], isMono = false): readonly Fact[] => {
  const known = values.filter((value): value is string => value !== null && value !== '');
  return known.length === 0 ? [] : [{ name, values: known, isMono }];
};

/** The few facts that a person looks for first. */
export function mainFacts(hardware: HardwareView, words: Words): readonly Fact[] {
  const { t } = words;
  return [
    ...fact(t('fact.processor'), [processor(hardware, words)]),
    ...fact(
      t('fact.disk'),
      hardware.disks.map((disk) => diskLine(disk, words)),
    ),
    ...fact(t('fact.network'), networkLines(hardware, words)),
    ...fact(t('fact.windows'), [windows(hardware, words)]),
  ];
}

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** Everything that was decoded, in three groups; what is not known is left out. */
export function allFacts(hardware: HardwareView, words: Words): readonly FactGroup[] {
  const { t, format } = words;
  const { memoryBytes, capturedAt } = hardware;
  const groups: readonly FactGroup[] = [
    {
      title: t('fact.machine'),
      facts: [
        ...fact(t('fact.manufacturer'), [hardware.manufacturer]),
        ...fact(t('fact.model'), [hardware.model]),
        ...fact(t('fact.family'), [hardware.family]),
        ...fact(t('fact.sku'), [hardware.sku]),
        ...fact(t('fact.serial'), [hardware.serial], true),
        ...fact(t('fact.uuid'), [hardware.uuid], true),
        ...fact(t('fact.tpm'), [tpm(hardware, words)]),
        ...fact(t('fact.tpmKey'), [hardware.tpmKey], true),
      ],
    },
    {
      title: t('fact.inside'),
      facts: [
        ...fact(t('fact.processor'), [processor(hardware, words)]),
        ...fact(t('fact.memory'), [memoryBytes === null ? null : format.amount(memoryAmount(memoryBytes))]),
        ...fact(
          t('fact.disk'),
          hardware.disks.flatMap((disk) => [
            diskLine(disk, words),
            disk.serial === null ? null : t('fact.diskSerial', { serial: disk.serial }),
          ]),
        ),
        ...fact(t('fact.network'), networkLines(hardware, words)),
        ...fact(t('fact.gpu'), hardware.gpus),
      ],
    },
    {
      title: t('fact.capture'),
      facts: [
        ...fact(t('fact.capturedAt'), [capturedAt === null ? null : format.full(capturedAt)]),
        ...fact(t('fact.utcOffset'), [offset(hardware, words)]),
        ...fact(t('fact.windows'), [windows(hardware, words)]),
        ...fact(t('fact.productKeyId'), [hardware.productKeyId], true),
        ...fact(t('fact.toolVersion'), [hardware.toolVersion]),
      ],
    },
  ];
  return groups.filter(({ facts }) => facts.length > 0);
}

function processor({ cpu, cores }: HardwareView, { t }: Words): string | null {
  if (cores === null) return cpu;
  return cpu === null ? t('fact.cores', { count: cores }) : t('fact.processorCores', { cpu, count: cores });
}

/** 512 GB NVMe, SAMSUNG MZVL8512 */
function diskLine(disk: HardwareView['disks'][number], { format }: Words): string | null {
  const size = disk.sizeBytes === null ? null : format.amount(diskAmount(disk.sizeBytes));
  const kind = [size, disk.bus].filter((part) => part !== null).join(' ');
  return [kind, disk.model].filter((part) => part !== null && part !== '').join(', ') || null;
}

function networkLines({ networks }: HardwareView, { t }: Words): readonly string[] {
  return networks.map(({ kind, mac }) => `${t(`fact.networkKind.${kind}`)} ${mac}`);
}

function windows({ osBuild, osArchitecture, isWindowsPe }: HardwareView, { t }: Words): string | null {
  const build = [osBuild, osArchitecture].filter((part) => part !== null).join(', ');
  if (build === '') return null;
  return isWindowsPe ? t('fact.windowsPe', { build }) : build;
}

function tpm({ tpmVersion: version, tpmMaker: maker }: HardwareView, { t }: Words): string | null {
  if (version === null) return maker;
  return maker === null ? t('fact.tpmVersion', { version }) : t('fact.tpmVersionMaker', { version, maker });
}

function offset({ utcOffsetMinutes }: HardwareView, { t }: Words): string | null {
  if (utcOffsetMinutes === null) return null;
  const minutes = Math.abs(utcOffsetMinutes);
  const hours = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return t('fact.utcOffsetValue', { offset: `${utcOffsetMinutes < 0 ? '−' : '+'}${hours}` });
}
