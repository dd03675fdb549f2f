/**
 * What runs inside Chromium before the page's own scripts: the preload in a world of its own, and between it and the page
 * a door through which only values pass. The page never holds the preload's objects or the way to main: that binding
 * exists in the preload's world alone. Both functions go over as source text and refer to nothing outside themselves.
 */
import type { IpcRenderer } from 'electron';
import type { Carried, Wire } from './wire.ts';
import { makeWire } from './wire.ts';

export const PRELOAD_WORLD = 'preload';
export const TO_MAIN = 'standInToMain';
/** Called in the preload's world with what main sends. */
export const FROM_MAIN = 'standInFromMain';
/** Where the preload's world waits for main in the middle of a call; see `Debugger.paused` in page-session.ts. */
export const ASK_PATH = 'standInAskPath';

const HANDSHAKE = 'stand-in-handshake';

/** The page's side of the door; what preload exposes is frozen there. */
export function pageWorldScript(): string {
  return `(${runPageWorld.toString()})((${makeWire.toString()})(), ${makeDoor.toString()}, ${JSON.stringify(HANDSHAKE)});`;
}

/** @param preload The text of a CommonJS file; it can require `electron` only. */
export function preloadWorldScript(preload: string): string {
  const names = JSON.stringify({ handshake: HANDSHAKE, toMain: TO_MAIN, fromMain: FROM_MAIN });
  const parts = [makeWire.toString(), makeDoor.toString(), runPreloadWorld.toString()];
  const [wire, door, run] = parts.map((part) => `(${part})`);
  // The function that waits is named here: a build or a reader of its text could not rename it unseen.
  const askPath = `function ${ASK_PATH}(question) { debugger; return question.path; }`;
  const body = `function (require, module, exports, process) { ${preload}\n}`;
  return `if (window.top === window) { ${askPath} ${run}(${wire}(), ${door}, ${names}, ${ASK_PATH}, ${body}); }`;
}

type Door = { expose(name: string, api: unknown): void };
type Message = { text: string; things: unknown[] } & Record<string, unknown>;

function makeDoor(wire: Wire, node: EventTarget, here: string, there: string): Door {
  const functions: ((...values: unknown[]) => unknown)[] = [];
  const waiting: PromiseWithResolvers<unknown>[] = [];
  let answer: Message | null = null;

  // Chromium clones `detail` between worlds, as it clones a message between windows.
  const send = (fields: object) => node.dispatchEvent(new CustomEvent(there, { detail: fields }));
  const pack = (value: unknown) => {
    const things: unknown[] = [];
    const carry = (item: object): Carried | undefined => {
      // Any function: what it takes is its own business.
      if (typeof item === 'function') return { function: functions.push(item as (typeof functions)[number]) - 1 };
      if (item instanceof Blob) return { thing: things.push(item) - 1 };
      if (!(item instanceof Promise)) return undefined;
      const promise = functions.push(() => undefined) - 1;
      item.then(
        (settled) => send({ settle: promise, ok: true, ...pack(settled) }),
        (error) => send({ settle: promise, ok: false, ...pack(error) }),
      );
      return { promise };
    };
    return { text: wire.encode(value, carry), things };
  };
  const unpack = ({ text, things }: Message) =>
    wire.decode(text, (carried) => {
      if (carried.function !== undefined) return proxyOf(carried.function);
      if (carried.promise === undefined) return things[carried.thing ?? -1];
      const promise = Promise.withResolvers<unknown>();
      waiting[carried.promise] = promise;
      return promise.promise;
    });
  const proxyOf =
    (id: number) =>
    (...values: unknown[]) => {
      send({ call: id, ...pack(values) });
      const { ok, ...given } = answer ?? { ok: false, text: '{"root":["undefined"],"nodes":[]}', things: [] };
      const result = unpack(given);
      if (ok) return result;
      throw result instanceof Error ? new Error(result.message) : result;
    };
  const freeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  };
  const called = (id: number, values: unknown) => {
    try {
      return { ok: true, ...pack(functions[id]?.(...(values as unknown[]))) };
    } catch (error) {
      return { ok: false, ...pack(error) };
    }
  };

  node.addEventListener(here, (event) => {
    // Only the other side of this door has the node.
    const message = (event as CustomEvent<Message>).detail;
    if (typeof message.call === 'number') send({ answer: true, ...called(message.call, unpack(message)) });
    else if (typeof message.settle === 'number')
      waiting[message.settle]?.[message.ok ? 'resolve' : 'reject'](unpack(message));
    else if (message.answer) answer = message;
    else if (typeof message.expose === 'string') {
      const api = unpack(message);
      freeze(api);
      Object.defineProperty(window, message.expose, { value: api, enumerable: true });
    }
  });
  return {
    expose: (name, api) => {
      send({ expose: name, ...pack(api) });
    },
  };
}

function runPageWorld(wire: Wire, door: typeof makeDoor, handshake: string): void {
  if (window.top !== window) return;
  const meet = (event: Event) => {
    const { relatedTarget } = event as MouseEvent;
    if (relatedTarget !== null) door(wire, relatedTarget, 'page', 'preload');
  };
  window.addEventListener(handshake, meet, { once: true });
  // Without an opener, so that Chromium holds the window back until main has refused it; see `closeOpenedByPages`.
  const { open } = window;
  const here = ['_self', '_top', '_parent'];
  window.open = (url, name = '', features = '') =>
    open.call(window, url, name, here.includes(name) ? features : 'noopener');
}

function runPreloadWorld(
  wire: Wire,
  door: typeof makeDoor,
  names: { handshake: string; toMain: string; fromMain: string },
  askPath: (question: { file: unknown; path: string }) => string,
  preload: (require: (name: string) => unknown, module: object, exports: object, process: object) => void,
): void {
  // Put there by Chromium before this script, in this world only.
  const own = window as unknown as Record<string, (text: string) => void>;
  const toMain = (message: object) => own[names.toMain]?.(JSON.stringify(message));
  const node = document.createElement('i');
  // Heard by the page's side alone, which listens once and before any script of the page.
  window.dispatchEvent(new MouseEvent(names.handshake, { relatedTarget: node }));
  const { expose } = door(wire, node, 'preload', 'page');

  const listeners = new Map<string, Set<(event: object, ...values: unknown[]) => void>>();
  const waiting: PromiseWithResolvers<unknown>[] = [];
  own[names.fromMain] = (text) => {
    const message = JSON.parse(text);
    const value = wire.decode(message.value);
    if (typeof message.answer !== 'number') {
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({}, ...(value as unknown[]));
    } else if (message.ok) waiting[message.answer]?.resolve(value);
    else waiting[message.answer]?.reject(new Error(String(value)));
  };

  const unmodelled = (name: string, part: object) =>
    new Proxy(part, {
      get(target, property) {
        if (property in target) return Reflect.get(target, property);
        throw new Error(`The stand-in for Electron does not model ${name}.${String(property)}.`);
      },
    });
  const ipcRenderer = {
    async invoke(channel: string, ...values: unknown[]) {
      const answer = Promise.withResolvers<unknown>();
      const value = wire.encode(structuredClone(values));
      toMain({ channel, value, invoke: waiting.push(answer) - 1 });
      return answer.promise;
    },
    send(channel: string, ...values: unknown[]) {
      toMain({ channel, value: wire.encode(structuredClone(values)) });
    },
  } satisfies Pick<IpcRenderer, 'invoke' | 'send'>;
  const listening = {
    on: (channel: string, listener: () => void) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    off: (channel: string, listener: () => void) => {
      listeners.get(channel)?.delete(listener);
    },
  };
  const electron = {
    contextBridge: unmodelled('contextBridge', { exposeInMainWorld: expose }),
    ipcRenderer: unmodelled('ipcRenderer', { ...ipcRenderer, ...listening, removeListener: listening.off }),
    webUtils: unmodelled('webUtils', { getPathForFile: (file: File) => askPath({ file, path: '' }) }),
  };
  try {
    const required = (name: string) => {
      if (name === 'electron') return unmodelled('electron', electron);
      throw new Error(`module not found: ${name}`);
    };
    const module = { exports: {} };
    preload(required, module, module.exports, unmodelled('process', { sandboxed: true }));
  } catch (error) {
    toMain({ failure: String(error) });
  }
}
