export interface Amount {
  readonly value: number;
  readonly unit: 'megabyte' | 'gigabyte' | 'terabyte';
}

const STEP = 1000;

/** A disk's size as its label says it: decimal, whole gigabytes, terabytes with one digit. */
export function diskAmount(sizeBytes: number): Amount {
  const gigabytes = sizeBytes / STEP ** 3;
  if (gigabytes < 1) return { value: Math.round(sizeBytes / STEP ** 2), unit: 'megabyte' };
  if (gigabytes < STEP) return { value: Math.round(gigabytes), unit: 'gigabyte' };
  return { value: Math.round(gigabytes / 100) / 10, unit: 'terabyte' };
}

/** Memory as its label says it: binary, whole gigabytes; what the firmware keeps for itself is rounded away. */
export function memoryAmount(memoryBytes: number): Amount {
  const gibibytes = memoryBytes / 1024 ** 3;
  if (gibibytes < 0.75) return { value: Math.round(memoryBytes / 1024 ** 2), unit: 'megabyte' };
  return { value: Math.round(gibibytes), unit: 'gigabyte' };
}
