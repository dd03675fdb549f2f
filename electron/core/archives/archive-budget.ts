import type { IssueValues } from '../../../shared/autopilot/issues.ts';
import type { ArchiveLimits } from './archive-limits.ts';

/** Thrown where the limits of an archive are reached, to leave it and all archives in it. */
export class BeyondLimits extends Error {
  /** For the words of `archive-too-large`. */
  readonly values: IssueValues;
  constructor(values: IssueValues) {
    super('The archive is beyond the limits.');
    this.values = values;
  }
}

/** Counts what is taken from one archive, those inside it included; each count may throw `BeyondLimits`. */
export type ArchiveBudget = ReturnType<typeof createBudget>;

/** @param archiveBytes Size of the archive as it lies on the disk. */
export function createBudget(limits: ArchiveLimits, archiveBytes: number) {
  let [entries, unpackedBytes, captureBytes] = [0, 0, 0];
  return {
    addEntry(): number {
      if (++entries > limits.entries) throw new BeyondLimits({ entries: limits.entries });
      return entries;
    },
    addUnpacked(sizeBytes: number): void {
      unpackedBytes += sizeBytes;
      const isBomb = unpackedBytes > limits.ratioFromBytes && unpackedBytes > limits.ratio * archiveBytes;
      if (unpackedBytes > limits.unpackedBytes || isBomb) throw tooManyBytes(unpackedBytes);
    },
    addCapture(sizeBytes: number): void {
      captureBytes += sizeBytes;
      if (captureBytes > limits.captureBytes) throw tooManyBytes(captureBytes);
    },
  };
}

function tooManyBytes(sizeBytes: number): BeyondLimits {
  return new BeyondLimits({ megabytes: Math.floor(sizeBytes / 1024 ** 2) });
}
