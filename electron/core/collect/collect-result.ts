import type { FileRecorded } from '../store/record-files.ts';
import type { PlaceIssue } from '../store/record-issues.ts';
import type { StoreError } from '../store/store-failure.ts';

/** Why a collection ended before every file was looked at. What was stored by then stays stored. */
export type CollectStop =
  | { readonly reason: 'aborted' }
  /** The stick was taken out, or the folder went away. */
  | { readonly reason: 'source-gone' }
  | { readonly reason: 'store-failed'; readonly error: StoreError };

export interface CollectResult {
  /** Files that hold a capture or should; each is stored whole. */
  readonly files: number;
  /** Device rows in them. */
  readonly captures: number;
  /** Captures whose file was not in the store. */
  readonly new: number;
  /** Captures whose file, byte for byte, was in the store already. */
  readonly seenBefore: number;
  /** Captures, files and folders with an open error or warning. */
  readonly needsAttention: number;
  /** Files that are no business of ours, left as they are. */
  readonly otherFiles: number;
  readonly newDevices: number;
  readonly newConflicts: number;
  /** What was met this time, file by file; stored too, but for links and for files that we wrote ourselves. */
  readonly issues: readonly PlaceIssue[];
  /** Null where everything was looked at. */
  readonly stopped: CollectStop | null;
}

/** Counts to work out rate and time left from. */
export interface CollectProgress {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  readonly captures: number;
  /** Files that the last commit holds: from now on they survive anything. */
  readonly committed: readonly FileRecorded[];
}
