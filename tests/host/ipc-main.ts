import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import { modelled } from './modelled.ts';

type Handler = Parameters<IpcMain['handle']>[1];

interface Sender {
  readonly sender: WebContents;
  readonly senderFrame: WebFrameMain;
  readonly frameId: number;
  readonly processId: number;
  readonly type: 'frame';
}

class HostIpcMain extends EventEmitter {
  /** As Electron calls it: a test can call a handler from a frame that no page could be. */
  readonly _invokeHandlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler) {
    if (this._invokeHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this._invokeHandlers.set(channel, handler);
  }
  removeHandler(channel: string) {
    this._invokeHandlers.delete(channel);
  }
}

const hostIpcMain = new HostIpcMain();
export const ipcMain = modelled<IpcMain>('ipcMain', hostIpcMain);

export function tellMain(channel: string, sender: Sender, values: readonly unknown[]): void {
  hostIpcMain.emit(channel, modelled('IpcMainEvent', sender), ...values);
}

/** The answer as it goes over the wire; an error goes as its text only. */
export async function answerInvoke(channel: string, sender: Sender, values: readonly unknown[]) {
  try {
    const handler = hostIpcMain._invokeHandlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const event = modelled<IpcMainInvokeEvent>('IpcMainInvokeEvent', sender);
    return { ok: true, value: structuredClone(await handler(event, ...values)) };
  } catch (error) {
    return { ok: false, value: `Error invoking remote method '${channel}': ${String(error)}` };
  }
}
