import type { LinkName } from '../../shared/ipc/app.ts';

/** Where the project is at home. */
const PROJECT = 'https://github.com/hash-courier/hash-courier';

/** Every page that the program may open in the system's browser. The window asks by name and never gives an address. */
export const LINK_ADDRESSES: Readonly<Record<LinkName, string>> = {
  'at-the-device': `${PROJECT}/blob/main/docs/at-the-device.md`,
  'other-doors': `${PROJECT}/blob/main/docs/other-doors.md`,
  source: PROJECT,
  licence: `${PROJECT}/blob/main/LICENSE`,
  'autopilot-docs': 'https://learn.microsoft.com/autopilot/',
};
