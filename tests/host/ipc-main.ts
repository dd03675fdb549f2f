import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { modelled, withEvents } from './modelled.ts';

type Handler = Parameters<IpcMain['handle']>[1];

const handlers = new Map<string, Handler>();

export const ipcMain = modelled<IpcMain>(
  'ipcMain',
  withEvents({
    handle(channel: string, handler: Handler) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, handler);
    },
  }),
);

/** What the preload's world gets; of an error its text only. */
export async function answerInvoke(
  channel: string,
  sender: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  values: readonly unknown[],
) {
  try {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const event = modelled<IpcMainInvokeEvent>('IpcMainInvokeEvent', sender);
    return { ok: true, value: structuredClone(await handler(event, ...values)) };
  } catch (error) {
    return { ok: false, value: `Error invoking remote method '${channel}': ${String(error)}` };
  }
}
