import type { Result } from '../../../shared/result.ts';

export type KeyStoreError = { readonly code: 'unreadable' | 'unwritable'; readonly detail: string };

/** Keeps the one secret of this installation. Never logs it. */
export interface KeyStore {
  /**
   * The secret that is kept; where there is none yet, the one that `make` gives, kept for good before it is returned.
   * Two processes that start at once get the same one.
   */
  readOrCreate(make: () => string): Promise<Result<string, KeyStoreError>>;
}
