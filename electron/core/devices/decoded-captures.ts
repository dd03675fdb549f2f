import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import type { HardwareHash } from '../../../shared/autopilot/hardware-hash/types.ts';
import { nodeSha256 } from '../hashing.ts';
import { readEvidence } from '../store/evidence.ts';
import type { DetailPorts } from './device-detail.ts';

export interface WantedCapture {
  readonly id: string;
  readonly fileSha256: string;
  readonly row: number;
  readonly fingerprint: string;
}

/** The decoded hashes of captures, read back from their evidence, by capture id; without those that cannot be read. */
export async function decodedCaptures(
  { store, bulk }: DetailPorts,
  captures: readonly WantedCapture[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, HardwareHash>> {
  const evidence = await readEvidence(store, [...new Set(captures.map(({ fileSha256 }) => fileSha256))]);
  const files = evidence.map((file) => ({
    ...file,
    rows: captures.filter(({ fileSha256 }) => fileSha256 === file.sha256),
  }));
  const decoded = new Map<string, HardwareHash>();
  for (const { sha256, row, hash } of await bulk.run('collect:hashes', { files }, signal)) {
    const result = decodeHardwareHash(hash, nodeSha256);
    const owner = captures.find((capture) => capture.fileSha256 === sha256 && capture.row === row);
    if (result.ok && owner !== undefined) decoded.set(owner.id, result.value);
  }
  return decoded;
}
