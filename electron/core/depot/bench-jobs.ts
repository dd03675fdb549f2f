import { carryFault, printedValue } from '../../../shared/autopilot/import-file/import-value.ts';
import { isRunOn } from '../../../shared/sticks/bench-state.ts';
import type { DriveStatusCode } from '../../../shared/sticks/drive-status.ts';
import { createBatchNames } from './batch-names.ts';
import type { BenchParts } from './bench-ports.ts';
import type { StageJob } from './bench-stager.ts';

/** What sticks are prepared with now. */
export interface BenchJobs {
  /** @returns Why nothing can be prepared, or the job. @throws StoreFailure where a batch has to be named. */
  next(
    accepted: readonly DriveStatusCode[],
    isByItself: boolean,
  ): Promise<StageJob | 'kit-unusable' | 'tag-not-carried'>;
}

export function createBenchJobs({ ports, options, state }: BenchParts): BenchJobs {
  const names = createBatchNames(ports.store, ports.clock);

  /** Sticks that join a run go into its batch. */
  function batchOfRun(): string {
    const { run } = state();
    return run !== null && isRunOn(state()) ? run.choice.batch : '';
  }

  return {
    async next(accepted, isByItself) {
      const { kit, choice } = options();
      if (kit === null) return 'kit-unusable';
      if (carryFault('groupTag', printedValue('groupTag', choice.groupTag)) !== null) return 'tag-not-carried';
      const batch = choice.batch || batchOfRun() || (await names.next(isByItself));
      return { kit, accepted, choice: { ...choice, batch } };
    },
  };
}
