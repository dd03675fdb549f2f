import type { Result } from '../../../shared/result.ts';

export type ElevatedCaptureError =
  /** There is nothing to read here: hardware hashes are a matter of Windows. */
  | { readonly code: 'not-windows' | 'powershell-missing' }
  /** The person said no, or may not say yes. */
  | { readonly code: 'refused' }
  | { readonly code: 'too-slow' }
  /** `no-hash`: the script ran and gave none. `detail`: its own words, in the language of Windows; may be empty. */
  | { readonly code: 'no-hash' | 'failed'; readonly detail: string };

export interface ElevatedCaptureRequest {
  /** Absolute path; the capture file is written there. Its folder exists, is empty and is this user's own. */
  readonly outputFile: string;
  /** Empty for none. */
  readonly groupTag: string;
}

/** Runs the kit's script on the PC that this program runs on, as administrator. Ends by itself within some minutes. */
export interface ElevatedCapture {
  /**
   * Rejects with the signal's reason when it is aborted.
   *
   * @returns What the script warned of, in its own words. The capture file is there, flushed and whole.
   */
  capture(
    request: ElevatedCaptureRequest,
    signal: AbortSignal,
  ): Promise<Result<readonly string[], ElevatedCaptureError>>;
}
