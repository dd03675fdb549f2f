import type { HardwareView } from '../../../../shared/ipc/devices.ts';
import type { Words } from '../words.ts';
import { diskAmount, memoryAmount } from './amounts.ts';

type Described = Pick<
  HardwareView,
  'chassisKind' | 'tpmVersion' | 'tpmMaker' | 'tpmKey' | 'disks' | 'memoryBytes' | 'isWindowsPe'
>;

/** A device in a sentence or two: what it is, what is in it, and what is odd about its capture. */
export function deviceSentence(hardware: Described, words: Words): string {
  const { t, format } = words;
  const parts = [tpmWords(hardware, words), diskWords(hardware.disks, words), memoryWords(hardware, words)];
  const said = parts.filter((part) => part !== null);
  const kind = t(`drawer.kind.${hardware.chassisKind}`);
  const sentences = [
    said.length === 0
      ? t('drawer.sentence.plain', { kind })
      : t('drawer.sentence.with', { kind, parts: format.list(said) }),
    ...(hasTpm(hardware) ? [] : [t('drawer.sentence.noTpm')]),
    ...(hardware.isWindowsPe ? [t('drawer.sentence.windowsPe')] : []),
  ];
  return sentences.join(' ');
}

const hasTpm = ({ tpmVersion, tpmKey }: Described) => tpmVersion !== null || tpmKey !== null;

function tpmWords(hardware: Described, { t }: Words): string | null {
  const { tpmVersion: version, tpmMaker: maker } = hardware;
  if (!hasTpm(hardware)) return null;
  if (version === null) return t('drawer.sentence.tpmOnly');
  return maker === null ? t('drawer.sentence.tpmVersion', { version }) : t('drawer.sentence.tpm', { version, maker });
}

function diskWords(disks: Described['disks'], { t, format }: Words): string | null {
  const [disk] = disks;
  if (disk === undefined) return null;
  if (disks.length > 1 || disk.sizeBytes === null) return t('drawer.sentence.disks', { count: disks.length });
  const size = format.amount(diskAmount(disk.sizeBytes));
  return disk.bus === null
    ? t('drawer.sentence.diskSize', { size })
    : t('drawer.sentence.disk', { size, bus: disk.bus });
}

function memoryWords({ memoryBytes }: Described, { t, format }: Words): string | null {
  return memoryBytes === null ? null : t('drawer.sentence.memory', { size: format.amount(memoryAmount(memoryBytes)) });
}
