import {
  IMPORT_FORMATS,
  importFileCount,
  importFileName,
} from '../../../shared/autopilot/import-file/import-format.ts';
import type { IssueCode } from '../../../shared/autopilot/issues.ts';
import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import { sortOut, type Withheld } from '../export/sort-out.ts';
import { expectedRows } from '../store/export-rows.ts';
import { reading } from '../store/open-store.ts';
import { cut, issueView } from './bounded.ts';
import type { DetailPorts } from './device-detail.ts';
import { scopeFilter } from './list-filter.ts';

const MOST_WITHHELD = 200;
const MOST_ISSUES = 20;

/**
 * What an export would write, and what it would leave out and why; nothing is written. It takes hashes that were readable
 * when they were stored for readable, so evidence that was damaged since is met by the export alone.
 *
 * @param startOfToday When the local day began, as UTC text.
 */
export async function previewExport(
  { store, bulk }: DetailPorts,
  { scope, targets }: Request<'work:preview-export'>,
  startOfToday: string,
  signal: AbortSignal,
): Promise<Answer<'work:preview-export'>> {
  const views = reading(store);
  const filter = scopeFilter(scope, startOfToday);
  const wanted = [...new Set(targets)];
  const counts = wanted.map(() => 0);
  const pages = expectedRows(views, bulk, filter, signal);
  const count = async (rows: readonly (readonly unknown[])[]) => {
    for (const [index, { length }] of rows.entries()) counts[index] = (counts[index] ?? 0) + length;
  };
  const { withheld, ...sums } = await sortOut(views, wanted, pages, count, signal);
  return {
    ...sums,
    files: wanted.flatMap((target, index) => filesOf(target, counts[index] ?? 0)),
    withheld: withheld.slice(0, MOST_WITHHELD).map(({ deviceId, serial, issues }) => ({
      deviceId,
      serial: cut(serial),
      issues: issues.slice(0, MOST_ISSUES).map(issueView),
    })),
    withheldTotal: withheld.length,
    reasons: reasonsOf(withheld),
  };
}

function filesOf(target: Request<'work:preview-export'>['targets'][number], rows: number) {
  const parts = importFileCount(target, rows);
  const most = IMPORT_FORMATS[target].maxRows ?? rows;
  return Array.from({ length: parts }, (_, index) => ({
    target,
    name: importFileName(target, index + 1, parts),
    rows: Math.min(most, rows - index * most),
  }));
}

/** Most devices first. */
function reasonsOf(withheld: readonly Withheld[]) {
  const devices = new Map<IssueCode, number>();
  for (const { issues } of withheld) {
    for (const code of new Set(issues.map((issue) => issue.code))) devices.set(code, (devices.get(code) ?? 0) + 1);
  }
  return Array.from(devices, ([code, count]) => ({ code, devices: count })).sort((a, b) => b.devices - a.devices);
}
