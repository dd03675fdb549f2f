import { folded } from '../../../shared/devices/identity.ts';

/** What of a device is searched. */
export interface SearchedDevice {
  readonly serial: string;
  readonly manufacturer: string;
  readonly product: string;
  readonly groupTag: string;
  readonly assignedUser: string;
  readonly orderId: string;
}

/** Folded by us, because engines fold case beyond ASCII differently or not at all; one value a line. */
export function searchText(device: SearchedDevice): string {
  const { serial, manufacturer, product, groupTag, assignedUser, orderId } = device;
  return [serial, manufacturer, product, groupTag, assignedUser, orderId].map(folded).join('\n');
}
