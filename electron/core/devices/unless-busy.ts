import { StoreFailure } from '../store/store-failure.ts';

export interface StoreBusy {
  readonly code: 'store-busy';
  readonly detail: string;
}

/** What the work answers, or a refusal where another program keeps the store for too long; other failures are thrown. */
export async function unlessBusy<T, R>(work: () => Promise<T>, refuse: (error: StoreBusy) => R): Promise<T | R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreFailure && error.code === 'store-in-use') {
      return refuse({ code: 'store-busy', detail: error.message });
    }
    throw error;
  }
}
