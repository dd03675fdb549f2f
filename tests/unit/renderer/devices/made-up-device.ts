import type { DeviceRow } from '../../../../shared/ipc/devices.ts';

/** A device of which nothing is known but its serial number. */
export const bareDevice = (serial: string): DeviceRow => ({
  id: serial,
  serial,
  manufacturer: '',
  model: '',
  groupTag: '',
  assignedUser: '',
  orderId: '',
  batch: '',
  stickNumber: null,
  capturedAt: null,
  isInConflict: false,
  issues: [],
});
