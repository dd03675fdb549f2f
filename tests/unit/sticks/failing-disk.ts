import { type OpenDisk, openDisk, type StickDisk } from '../../../electron/core/sticks/stick-disk.ts';
import { errnoError } from '../../../electron/core/sticks/stick-error.ts';

export interface FailurePlan {
  /** The operation that fails, counted from 0. */
  readonly at: number;
  readonly errno: string;
  /** Whether the stick is gone from then on, or answers again. */
  readonly forGood: boolean;
}

/** A real disk whose operations are counted, and fail by plan. */
export function failingDisk(plan: FailurePlan | null): { readonly open: OpenDisk; count(): number } {
  let count = 0;
  const open: OpenDisk = async (root) => {
    const disk = await openDisk(root);
    const fail = <Args extends readonly unknown[], T>(operation: (...args: Args) => Promise<T>) => {
      return async (...args: Args): Promise<T> => {
        const index = count;
        count += 1;
        if (plan !== null && (index === plan.at || (plan.forGood && index > plan.at))) {
          throw errnoError(plan.errno, 'Failed by plan');
        }
        return operation(...args);
      };
    };
    const failing: StickDisk = {
      list: fail(disk.list),
      entry: fail(disk.entry),
      read: fail(disk.read),
      readBack: fail(disk.readBack),
      createFile: fail(disk.createFile),
      makeFolder: fail(disk.makeFolder),
      rename: fail(disk.rename),
      removeFile: fail(disk.removeFile),
      removeFolder: fail(disk.removeFolder),
      flushFolder: fail(disk.flushFolder),
      space: fail(disk.space),
    };
    return failing;
  };
  return { open, count: () => count };
}
