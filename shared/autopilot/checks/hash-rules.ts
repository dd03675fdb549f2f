import { fromUtcText } from '../../time.ts';
import type { EssentialHash } from '../hardware-hash/essential-hash.ts';
import { type Issue, issue } from '../issues.ts';
import type { RowSubject } from './row-rules.ts';
import { hypervisorOf } from './virtual-machine.ts';

interface HashSubject extends RowSubject {
  readonly hash: EssentialHash;
}

type HashRule = (subject: HashSubject) => Issue | null;

/** What only a hash that could be read can tell, in the order in which it is shown. */
export const HASH_RULES: readonly HashRule[] = [offlineIdDiffers, noTpm, virtualMachine, winPeCapture, clockFarOff];

/** First byte of the OfflineDeviceId's source where it was made from the TPM's endorsement key. */
const SOURCE_TPM_EK = '01';

/** Made from the endorsement key, the OfflineDeviceId is its SHA-256 (64 of 64 samples); if not, records were mixed. */
function offlineIdDiffers({ row, hash }: HashSubject): Issue | null {
  if (hash.odidType === null || !hash.odidType.startsWith(SOURCE_TPM_EK)) return null;
  return hash.offlineDeviceId === hash.ekSha256 ? null : issue('offline-id-differs', row.row);
}

function noTpm({ row, hash }: HashSubject): Issue | null {
  return hash.ekPresent || hash.tpmVersion !== null ? null : issue('no-tpm', row.row);
}

function virtualMachine({ row, hash }: HashSubject): Issue | null {
  const hypervisor = hypervisorOf(hash.manufacturer ?? '', hash.product ?? '');
  return hypervisor === null ? null : issue('virtual-machine', row.row, { hypervisor });
}

const OS_TYPE_WINPE = 1;

/** Windows PE lacks drivers, and without PCPKsp.dll the TPM records too. */
function winPeCapture({ row, hash }: HashSubject): Issue | null {
  return hash.osType === OS_TYPE_WINPE ? issue('winpe-capture', row.row) : null;
}

const DAY_MS = 86_400_000;

/** A capture cannot come from the future; two days cover a wrong time zone and a clock that was never synchronised. */
const MAX_DAYS_AHEAD = 2;

/** A warning only: the clock of a new device is often wrong, and the service does not look at it. */
function clockFarOff({ row, hash, limits }: HashSubject): Issue | null {
  if (limits.nowMs === null || hash.timestampUtc === null) return null;
  const capturedMs = fromUtcText(hash.timestampUtc);
  if (capturedMs === null) return null;
  const daysAhead = (capturedMs - limits.nowMs) / DAY_MS;
  if (daysAhead <= MAX_DAYS_AHEAD && -daysAhead <= limits.clockToleranceDays) return null;
  return issue('clock-far-off', row.row, { capturedAt: hash.timestampUtc, days: Math.round(Math.abs(daysAhead)) });
}
