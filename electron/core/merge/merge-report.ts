import type { Issue } from '../../../shared/autopilot/issues.ts';
import type { Conflict } from '../../../shared/devices/conflict.ts';
import type { ExportedFile } from './export-record.ts';
import type { MergedCapture } from './merged-capture.ts';
import type { WriteError } from './write-task.ts';

/** An issue with the file that it is about. */
export interface FileIssue {
  readonly path: string;
  readonly issue: Issue;
}

export interface MergeReport {
  readonly filesRead: number;
  /** Device rows in all files. */
  readonly captures: number;
  /** Different devices among the rows that count. */
  readonly devices: number;
  /** Rows of a device beyond its first. */
  readonly duplicates: number;
  readonly conflicts: readonly Conflict<MergedCapture>[];
  readonly issues: readonly FileIssue[];
  readonly written: readonly ExportedFile[];
}

/** What ends a merge: nothing is left behind under a final name that is not whole. */
export type MergeError =
  | { readonly code: 'names-taken'; readonly folder: string; readonly names: readonly string[] }
  | { readonly code: 'folder-not-made'; readonly folder: string; readonly reason: string }
  /** Another merge or export is giving names in the folder; `lock` is the folder by which it says so. */
  | { readonly code: 'folder-in-use'; readonly folder: string; readonly lock: string }
  | { readonly code: 'not-written'; readonly errors: readonly WriteError[] };

/** Rates and time left are the caller's to work out. Bytes of the sources while reading; files while writing. */
export interface MergeProgress {
  readonly step: 'reading' | 'writing';
  readonly done: number;
  readonly total: number;
}
