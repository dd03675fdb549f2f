import type { Result } from '../../../shared/result.ts';

export type FeedError =
  /** Neither https nor http to this PC itself, on the way or at a redirect: nothing was asked there. */
  | { readonly code: 'address-refused'; readonly address: string }
  | { readonly code: 'no-answer'; readonly detail: string }
  | { readonly code: 'too-slow' }
  | { readonly code: 'too-many-redirects' }
  | { readonly code: 'status'; readonly status: number }
  | { readonly code: 'too-large' }
  /** The connection ended before the whole answer was here. */
  | { readonly code: 'cut-off' };

/** Fetches from a feed of PowerShell packages. */
export interface ScriptFeed {
  /** The whole answer to a GET. Ends by itself within a minute; rejects with the signal's reason when it is aborted. */
  fetch(address: string, maxBytes: number, signal: AbortSignal): Promise<Result<Uint8Array, FeedError>>;
}
