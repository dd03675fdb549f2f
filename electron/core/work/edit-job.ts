import { cut } from '../devices/bounded.ts';
import { EDIT_PART_DEVICES, makePart, type PlannedEdit, type PlannedUndo } from '../store/device-edits.ts';
import type { EditedField } from '../store/tables.ts';
import type { Job, JobEnd } from './job.ts';
import { failureOfError } from './work-failure.ts';
import type { WorksPorts } from './works.ts';

const TITLE_CHARS = 300;
/** Between parts: another program that waits for SQLite looks every few dozen milliseconds whether it may write. */
const REST_MS = 25;

export interface EditAbout {
  readonly kind: 'edit' | 'undo-edit';
  readonly field: EditedField;
  readonly value: string;
}

/**
 * Changes many devices, part by part; others write in between. Stopped, it keeps the parts that are done: each device is
 * as it was or as it was asked to be, and the edit can be undone as any other.
 *
 * @param plan Asked once, when its turn comes.
 */
export function editJob(
  { kind, field, value }: EditAbout,
  plan: () => Promise<PlannedEdit | PlannedUndo>,
  { store, timer, onDevicesChanged }: Pick<WorksPorts, 'store' | 'timer' | 'onDevicesChanged'>,
): Job {
  let [done, total] = [0, 0];

  async function run(signal: AbortSignal): Promise<JobEnd> {
    let [changed, changedSince] = [0, 0];
    const planned = await plan();
    const { editId: edit, deviceIds } = planned;
    total = deviceIds.length;
    const end = (state: JobEnd['state'], failure: JobEnd['failure'] = null): JobEnd => ({
      state,
      result: { of: 'edit', edit, changed, changedSince, left: total - done },
      failure,
    });
    while (done < total) {
      if (signal.aborted) return end('stopped');
      const part = deviceIds.slice(done, done + EDIT_PART_DEVICES);
      try {
        const made = await makePart(store, planned, part);
        changed += made.changed;
        changedSince += made.changedSince;
      } catch (error) {
        return end('failed', failureOfError(error));
      }
      done += part.length;
      onDevicesChanged();
      if (done < total) await new Promise<void>((resolve) => timer.after(REST_MS, resolve));
    }
    return end('done');
  }

  return {
    kind,
    field,
    title: cut(value, TITLE_CHARS),
    unit: () => 'devices',
    count: () => ({ done, total, captures: 0 }),
    run,
  };
}
