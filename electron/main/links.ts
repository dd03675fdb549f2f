import type { LinkName } from '../../shared/ipc/app.ts';

/** Every page that the program may open in the system's browser. The window asks by name and never gives an address. */
export const LINK_ADDRESSES: Readonly<Record<LinkName, string>> = {
  'autopilot-docs': 'https://learn.microsoft.com/autopilot/',
};
