import type { HardwareHash } from '../../../shared/autopilot/hardware-hash/types.ts';
import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';
import { busName, keyForTheEye, tpmFacts } from '../../../shared/devices/hardware-facts.ts';
import { COMPARED, type ConflictView } from '../../../shared/ipc/devices.ts';
import { toUtcText } from '../../../shared/time.ts';
import { cut } from './bounded.ts';

export interface ComparedCapture {
  readonly facts: CaptureFacts;
  /** Null where the hash cannot be read. */
  readonly hash: HardwareHash | null;
}

type Compared = (typeof COMPARED)[number];

const MOST_CHARS = 1_024;
const MOST_GB = 1_000_000;

/** Each field that one of the two has, those that differ first; the texts are facts, which no language changes. */
export function comparedFields(older: ComparedCapture, newer: ComparedCapture): ConflictView['fields'] {
  const fields = COMPARED.map((field) => {
    const [a, b] = [valueOfField(field, older), valueOfField(field, newer)];
    return { field, older: cut(a.shown, MOST_CHARS), newer: cut(b.shown, MOST_CHARS), differs: a.exact !== b.exact };
  });
  const shown = fields.filter((field) => field.older !== '' || field.newer !== '');
  return [...shown.filter(({ differs }) => differs), ...shown.filter(({ differs }) => !differs)];
}

/** The serial of the disk that Windows starts from; null where the hash tells none. */
export function systemDiskSerial({ diskKernel, diskDetails }: HardwareHash): string | null {
  const serial = (diskKernel?.split('|')[0] ?? diskDetails[0]?.serial ?? '').trim();
  return serial === '' ? null : serial;
}

interface Value {
  readonly shown: string;
  /** What is compared. */
  readonly exact: string;
}

const same = (text: string | null | undefined): Value => ({ shown: text?.trim() ?? '', exact: text?.trim() ?? '' });

function valueOfField(field: Compared, { facts, hash }: ComparedCapture): Value {
  switch (field) {
    case 'uuid':
      return same(facts.uuid);
    case 'tpmKey':
      return tpmKey(facts, hash);
    case 'serial':
      return same(facts.serial);
    case 'hashSerial':
      return same(facts.hashSerial);
    case 'model':
      return same(facts.product);
    case 'manufacturer':
      return same(facts.manufacturer);
    case 'disk':
      return same(hash === null ? '' : hash.diskDetails.map(diskText).join('; '));
    case 'network':
      // Their order is not stable between two captures of one PC.
      return same(hash?.macs.toSorted().join(', '));
    case 'groupTag':
      return same(facts.groupTag);
    case 'assignedUser':
      return same(facts.assignedUser);
    case 'capturedAt':
      return same(facts.capturedAtMs === null ? '' : toUtcText(facts.capturedAtMs));
    case 'cpu':
      return same(hash?.cpuModel?.replace(/\s+/g, ' '));
    case 'memory':
      return same(memoryText(hash?.memory?.totalGb ?? null));
    case 'osBuild':
      return same(hash?.osBuild);
    case 'productKeyId':
      return same(hash?.productKeyId);
  }
}

function tpmKey({ ekSha256 }: CaptureFacts, hash: HardwareHash | null): Value {
  if (ekSha256 === null) return { shown: '', exact: '' };
  const { version, maker } = tpmFacts(hash?.tpmVersion ?? null);
  const about = [version === null ? '' : `TPM ${version}`, maker ?? ''].filter((part) => part !== '').join(', ');
  return { shown: [keyForTheEye(ekSha256), about].filter((part) => part !== '').join(' · '), exact: ekSha256 };
}

function diskText({ capacityGb, busType, model, serial }: HardwareHash['diskDetails'][number]): string {
  const size = capacityGb === null ? '' : `${capacityGb} GB`;
  return [`${size} ${busName(busType) ?? ''}`, model ?? '', serial ?? '']
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
}

function memoryText(totalGb: number | null): string {
  return totalGb === null || totalGb <= 0 || totalGb > MOST_GB ? '' : `${totalGb} GB`;
}
