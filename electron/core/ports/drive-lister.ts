import type { Result } from '../../../shared/result.ts';
import type { Drive } from '../../../shared/sticks/drive.ts';

export type DriveListError =
  /** The part that lists drives is not installed on this PC: folders can still be added by hand. */
  | { readonly code: 'module-missing'; readonly detail: string }
  | { readonly code: 'scan-failed'; readonly detail: string };

export type FolderError = {
  readonly code: 'missing' | 'no-folder' | 'no-permission' | 'not-responding' | 'failed';
  readonly detail: string;
};

/** What is plugged in, asked once. Never rejects. */
export interface DriveLister {
  list(): Promise<Result<readonly Drive[], DriveListError>>;
  /** A plain folder or network share as a source, given its absolute path. */
  folder(path: string): Promise<Result<Drive, FolderError>>;
}
