/**
 * The only door between page and main: one function for each channel of the contract, one subscription for the events,
 * and the hand-over of dropped files. Their names come from the contract when this file is built, so that no schema has
 * to be loaded before the page. What is not named there cannot be called.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { callName } from '../../shared/ipc/bridge.ts';

declare const __CHANNELS__: readonly string[];
declare const __EVENTS__: readonly string[];
declare const __DROP_CHANNEL__: string;

type Listener = (body: unknown) => void;
type Call = (request?: unknown) => Promise<unknown>;

const bridge: Record<string, Record<string, Call>> = {};
for (const channel of __CHANNELS__) {
  const [feature, verb] = callName(channel);
  bridge[feature] ??= {};
  bridge[feature][verb] = (request = null) => ipcRenderer.invoke(channel, request);
}

const events: ReadonlySet<string> = new Set(__EVENTS__);

contextBridge.exposeInMainWorld('hashCourier', {
  ...bridge,
  on(event: string, listener: Listener) {
    if (!events.has(event)) throw new RangeError('There is no such event.');
    const heard = (_: unknown, body: unknown) => listener(body);
    ipcRenderer.on(event, heard);
    return () => {
      ipcRenderer.off(event, heard);
    };
  },
  takeFiles(files: readonly File[]) {
    // A file that the page made itself has no place, and is left out.
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
    return ipcRenderer.invoke(__DROP_CHANNEL__, paths);
  },
});
