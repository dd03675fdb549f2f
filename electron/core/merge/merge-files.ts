/**
 * Merging without the store: files in, legal import files out. Guards that every row that was read is either in a
 * written file, or the re-capture of a device that is, or named with the reason why it is not; and that a device is in
 * a file once, whatever the number of its captures.
 */
import type { CheckLimits } from '../../../shared/autopilot/checks/check-row.ts';
import type { ImportTarget } from '../../../shared/autopilot/import-file/import-format.ts';
import { type Device, deviceOf } from '../../../shared/devices/device.ts';
import { capturedTwiceIssue, conflictIssue } from '../../../shared/devices/device-issues.ts';
import { identityOf } from '../../../shared/devices/identity.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import { joinShared } from './join-shared.ts';
import type { FileIssue, MergeError, MergeProgress, MergeReport } from './merge-report.ts';
import { isUsable, type MergedCapture, mergedCapture } from './merged-capture.ts';
import { canCopyLines, createFilePlan } from './plan-output.ts';
import { type PlacedRow, type ReadPart, readSources, slicesOf } from './read-sources.ts';
import { outlineField } from './row-outline.ts';
import type { SourceFile } from './scan-files.ts';
import { writeFiles } from './write-files.ts';

export interface MergeRequest {
  readonly files: readonly SourceFile[];
  readonly targets: readonly ImportTarget[];
  readonly outDir: string;
  readonly limits: CheckLimits;
  /** Whether files that we wrote ourselves are taken from archives all the same. */
  readonly takeOwnExports?: boolean;
}

/** @param signal Aborted, the promise rejects with its reason, and no file is left that has no name yet. */
export async function mergeFiles(
  request: MergeRequest,
  bulk: BulkRunner,
  onProgress: (progress: MergeProgress) => void,
  signal: AbortSignal,
): Promise<Result<MergeReport, MergeError>> {
  const { files, targets, outDir, limits, takeOwnExports = false } = request;
  const isCopied = targets.every(canCopyLines);
  const sources = await readSources(files, { limits, isCopied, takeOwnExports }, bulk, onProgress, signal);
  const joined = await joinShared(sources, limits, bulk, signal);
  if (!joined.ok) return err({ code: 'not-written', errors: [joined.error] });
  const shared = joined.value;
  const plans = targets.map(createFilePlan);
  const issues: FileIssue[] = [...sources.issues];
  let [captures, usable, devices] = [0, 0, 0];

  function takeDevice(device: Device<MergedCapture>): void {
    devices++;
    const { file, row } = device.current;
    const twice = capturedTwiceIssue(device);
    const found = [...(twice === null ? [] : [twice]), ...plans.flatMap((plan) => plan.add(device))];
    for (const issue of found) issues.push({ path: file.path, issue: { ...issue, row } });
  }

  function takeRow(part: ReadPart, { index, row }: PlacedRow): void {
    const number = part.firstNumber + index;
    for (const issue of row?.issues ?? []) {
      issues.push({ path: part.file.path, issue: { ...issue, row: part.firstRow + index + 1 } });
    }
    if (row !== null && !isUsable(row.issues)) return;
    usable++;
    if (sources.contention.rows.has(number)) {
      // Only the first row of a device brings it; its later captures stand in it already.
      const device = shared.deviceByFirst.get(number);
      if (device !== undefined) takeDevice(device);
    } else if (row === null) {
      devices++;
      const offset = outlineField(part.outline, index, 'offset');
      const length = outlineField(part.outline, index, 'length');
      for (const plan of plans) plan.addCopy(part.file, offset, length);
    } else {
      const capture = mergedCapture(part.file, part.firstRow, row, number);
      takeDevice(deviceOf(identityOf(capture.facts), [capture]));
    }
  }

  for (const part of sources.parts) {
    for await (const rows of slicesOf(part, signal)) {
      for (const row of rows) takeRow(part, row);
      captures += rows.length;
    }
  }

  for (const conflict of shared.conflicts) {
    const { file, row } = conflict.newer.capture;
    issues.push({ path: file.path, issue: { ...conflictIssue(conflict), row } });
  }

  const written = await writeFiles(
    plans.flatMap((plan) => plan.files()),
    targets,
    outDir,
    bulk,
    onProgress,
    signal,
  );
  if (!written.ok) return written;
  return ok({
    filesRead: sources.filesRead,
    captures,
    devices,
    duplicates: usable - devices,
    conflicts: shared.conflicts,
    issues,
    written: written.value,
  });
}
