import { mainVolume } from '../../../shared/sticks/drive.ts';
import type { StageRow, StickProgress } from '../../../shared/sticks/stage-result.ts';
import type { StageOptions, StagePorts, StageRequest } from './stage-request.ts';
import { stageStick, untouchedRow } from './stage-stick.ts';

/**
 * Prepares many sticks at once, each on its own: one that fails ends as its own row while the others go on. Resolves
 * with a row for each request, in their order, once every stick has ended.
 *
 * All of them run at the same time because each is a device of its own and the waiting is theirs. Every stick that
 * waits holds a thread of Node's file pool, so the process must have more of them than Node's own 4: see
 * `adapters/drives/file-threads.ts`.
 *
 * Nothing is executed, formatted or erased, and no file that was not ours is written, moved or removed. Cancelling
 * ends each stick after the file it is at.
 */
export async function stageSticks(
  requests: readonly StageRequest[],
  options: StageOptions,
  ports: StagePorts,
  onProgress: (progress: StickProgress) => void,
  signal: AbortSignal,
): Promise<readonly StageRow[]> {
  const taken = new Set<string>();
  return Promise.all(
    requests.map((request) => {
      const root = mainVolume(request.drive)?.path ?? request.drive.key;
      const isTwice = taken.has(root);
      taken.add(root);
      return isTwice
        ? untouchedRow(request, options, 'listed-twice')
        : stageStick(request, options, ports, onProgress, signal);
    }),
  );
}
