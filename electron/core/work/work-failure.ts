import { cut } from '../devices/bounded.ts';
import { type StoreError, type StoreErrorCode, toStoreError } from '../store/store-failure.ts';
import type { WorkFailure } from './job.ts';

export const DETAIL_CHARS = 1_000;

export function storeFailure({ code, detail }: StoreError): WorkFailure {
  return { code: failureCode(code), detail: cut(detail, DETAIL_CHARS) };
}

function failureCode(code: StoreErrorCode): WorkFailure['code'] {
  switch (code) {
    case 'store-in-use':
      return 'store-busy';
    case 'store-disk-full':
      return 'disk-full';
    default:
      return 'store-failed';
  }
}

/** A store that fails is told as such; anything else is a bug of ours, and the work ends all the same. */
export function failureOfError(error: unknown): WorkFailure {
  try {
    return storeFailure(toStoreError(error));
  } catch (bug) {
    return { code: 'unexpected', detail: cut(String(bug), DETAIL_CHARS) };
  }
}
