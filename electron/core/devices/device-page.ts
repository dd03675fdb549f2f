import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import type { Store } from '../store/open-store.ts';

/** What a page of the table is made with besides its request. */
export interface PageMoment {
  /** When the local day began, as UTC text. */
  readonly startOfToday: string;
  /** Of the devices, as main counts it: it is passed through. */
  readonly revision: number;
}

/** Rows of the table from the cursor on, and how many there are. */
export async function devicePage(
  _store: Store,
  _request: Request<'devices:page'>,
  _moment: PageMoment,
): Promise<Answer<'devices:page'>> {
  throw new Error('not yet');
}
