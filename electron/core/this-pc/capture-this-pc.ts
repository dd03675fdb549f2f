import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../../shared/result.ts';
import type { CollectPorts } from '../collect/collect-folder.ts';
import type { CollectProgress } from '../collect/collect-result.ts';
import { collectSource, type SourceCollected } from '../collect/collect-source.ts';
import type { ElevatedCapture, ElevatedCaptureError } from '../ports/elevated-capture.ts';
import type { IdSource } from '../ports/ids.ts';
import type { Timer } from '../ports/timer.ts';

export interface ThisPcPorts extends CollectPorts {
  readonly elevatedCapture: ElevatedCapture;
  readonly ids: IdSource;
  readonly publicKey: string;
  readonly timer: Timer;
}

export interface ThisPcCaptured {
  /** What the script warned of, in its own words. */
  readonly warnings: readonly string[];
  /** Where the capture file was collected from. */
  readonly folder: string;
  readonly collected: SourceCollected;
  /** Whether the folder is still there, because not all of it is safely in the store. */
  readonly isKept: boolean;
}

/**
 * Captures the PC that this program runs on and collects the capture like any other. The file passes through a new
 * folder of this user's own below `parentFolder`, which goes once the store has it.
 */
export async function captureThisPc(
  { parentFolder, groupTag }: { readonly parentFolder: string; readonly groupTag: string },
  ports: ThisPcPorts,
  onProgress: (progress: CollectProgress) => void,
  signal: AbortSignal,
): Promise<Result<ThisPcCaptured, ElevatedCaptureError>> {
  const folder = join(parentFolder, ports.ids.ulid());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const remove = () => rm(folder, { recursive: true, force: true });
  const request = { outputFile: join(folder, 'hardwarehash.csv'), groupTag };
  const captured = await ports.elevatedCapture.capture(request, signal).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  if (!captured.ok) {
    await remove();
    return captured;
  }
  const collected = await collectSource({ root: folder }, ports, onProgress, signal);
  const isKept = collected.result.stopped !== null || collected.result.captures === 0;
  if (!isKept) await remove();
  return ok({ warnings: captured.value, folder, collected, isKept });
}
