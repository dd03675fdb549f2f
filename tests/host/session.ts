import { EventEmitter } from 'node:events';
import type electron from 'electron';
import type { Protocol, Session } from 'electron';
import { handleScheme, isSchemeHandled, unhandleScheme } from './addresses.ts';
import { modelled } from './modelled.ts';

export const protocol = modelled<Protocol>('protocol', {
  /** Every scheme is standard and secure here; see addresses.ts. */
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme, handler) => handleScheme(scheme, async (request) => handler(request as never)),
  unhandle: unhandleScheme,
  isProtocolHandled: isSchemeHandled,
});

class HostSession extends EventEmitter {
  readonly protocol = protocol;
  /** Chromium refuses every permission here, whatever a handler says. */
  setPermissionRequestHandler(_handler: unknown) {}
  setPermissionCheckHandler(_handler: unknown) {}
  setDevicePermissionHandler(_handler: unknown) {}
}

export const defaultSession = modelled<Session>('session', new HostSession());
export const session = modelled<typeof electron.session>('session', { defaultSession });
