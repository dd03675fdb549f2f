import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import { countDevices } from '../store/devices.ts';
import { reading, type Store } from '../store/open-store.ts';
import { listSorted } from '../store/sorted-devices.ts';
import { deviceRows } from './device-rows.ts';
import { listFilter } from './list-filter.ts';

/** What a page of the table is made with besides its request. */
export interface PageMoment {
  /** When the local day began, as UTC text. */
  readonly startOfToday: string;
  /** Of the devices, as main counts it: it is passed through. */
  readonly revision: number;
}

/** Rows of the table from the cursor on, and how many there are. */
export async function devicePage(
  store: Store,
  { filter, sort, cursor, limit }: Request<'devices:page'>,
  { startOfToday, revision }: PageMoment,
): Promise<Answer<'devices:page'>> {
  const views = reading(store);
  const wanted = listFilter(filter, startOfToday);
  const total = await countDevices(views, wanted);
  const devices = cursor < total ? await listSorted(views, wanted, sort, { cursor, limit, total }) : [];
  return { rows: await deviceRows(views, devices), total, revision };
}
