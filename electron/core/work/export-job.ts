import { basename } from 'node:path';
import type { ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import type { DeviceScope } from '../../../shared/ipc/devices.ts';
import { cut } from '../devices/bounded.ts';
import { scopeFilter } from '../devices/list-filter.ts';
import { type ExportProgress, exportDevices } from '../export/export-devices.ts';
import type { MergeError } from '../merge/merge-report.ts';
import { toStoreError } from '../store/store-failure.ts';
import type { Job, JobEnd, WorkFailure } from './job.ts';
import { DETAIL_CHARS, storeFailure } from './work-failure.ts';
import type { WorksPorts } from './works.ts';

const NAME_CHARS = 300;

/** Writes import files of devices into a folder; stopped, it leaves none. */
export function exportJob(
  scope: DeviceScope,
  targets: readonly ImportTarget[],
  outDir: string,
  ports: WorksPorts,
): Job {
  const folderName = cut(basename(outDir) || outDir, NAME_CHARS);
  const filter = scopeFilter(scope, ports.startOfToday());
  let progress: ExportProgress = { done: 0, total: 0 };

  async function run(signal: AbortSignal): Promise<JobEnd> {
    const request = { targets: [...new Set(targets)], outDir, filter };
    const note = (told: ExportProgress) => {
      progress = told;
    };
    try {
      const exported = await exportDevices(request, ports, note, signal);
      if (!exported.ok) return failed(failureOf(exported.error));
      const report = exported.value;
      ports.onDevicesChanged();
      progress = { ...progress, done: progress.total };
      const files = report.written.map(({ file: name, rows, bytes, sha256 }) => ({ name, rows, bytes, sha256 }));
      const counts = { exported: report.exported, withheld: report.withheld.length };
      const unnoted = report.unnoted && storeFailure(report.unnoted);
      return { state: 'done', result: { of: 'export', ...counts, files, folderName, unnoted }, failure: null };
    } catch (error) {
      if (signal.aborted && error === signal.reason) return { state: 'stopped', result: null, failure: null };
      return failed(storeFailure(toStoreError(error)));
    }
  }

  return {
    kind: 'export',
    field: null,
    title: folderName,
    unit: () => 'devices',
    count: () => ({ ...progress, captures: 0 }),
    run,
  };
}

function failed(failure: WorkFailure): JobEnd {
  return { state: 'failed', result: null, failure };
}

function failureOf(error: MergeError): WorkFailure {
  switch (error.code) {
    case 'names-taken':
      return { code: error.code, detail: cut(error.names.join(', '), DETAIL_CHARS) };
    case 'folder-not-made':
      return { code: error.reason === 'ENOSPC' ? 'disk-full' : error.code, detail: error.reason };
    case 'folder-in-use':
      return { code: error.code, detail: '' };
    case 'not-written': {
      const reasons = [...new Set(error.errors.map(({ reason }) => reason))];
      return {
        code: reasons.includes('ENOSPC') ? 'disk-full' : error.code,
        detail: cut(reasons.join(', '), DETAIL_CHARS),
      };
    }
  }
}
