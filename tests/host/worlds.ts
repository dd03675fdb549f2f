/**
 * What runs inside Chromium before the page's own scripts: the preload in a world of its own, and between it and the page
 * a door through which only values pass. The page never holds the preload's objects or the way to main: that binding
 * exists in the preload's world alone. The functions go over as source text and refer to nothing outside themselves.
 */
import { randomUUID } from 'node:crypto';
import type { ContextBridge, IpcRenderer, WebUtils } from 'electron';
import { modelled } from './modelled.ts';
import { makeWire } from './wire.ts';

export const PRELOAD_WORLD = 'preload';
/** Where the preload's world waits for main in the middle of a call; see `onPaused` in web-contents.ts. */
export const ASK_PATH = 'standInAskPath';

/** What the window has in the preload's world alone. */
interface PreloadWindow {
  /** Put there by Chromium. */
  readonly standInToMain: (message: string) => void;
  /** Called with what main sends. */
  standInFromMain: (told: string) => void;
}
export const TO_MAIN: keyof PreloadWindow = 'standInToMain';
export const FROM_MAIN: keyof PreloadWindow = 'standInFromMain';

/** From the preload's world to main. The first one, without any of these, says that the world is there. */
export interface Message {
  readonly failure?: string;
  readonly invoke?: { readonly id: number; readonly channel: string; readonly values: readonly unknown[] };
}
/** From main: an event, or the answer to an `invoke`. */
export type Told =
  | { readonly channel: string; readonly values: readonly unknown[] }
  | { readonly id: number; readonly ok: boolean; readonly value: unknown };

/**
 * @param preload The text of a CommonJS file; it can require `electron` only.
 * @param secret What the page cannot know.
 */
export function worldScripts(preload: string, secret: string): { readonly page: string; readonly preload: string } {
  const inTopFrame = (run: AnyFunction, ...given: readonly (string | AnyFunction)[]) =>
    `if (window.top === window) (${run})(${given.join()});`;
  const doorName = JSON.stringify(randomUUID());
  // The function that waits is named here: a build or a reader of its text could not rename it unseen.
  const askPath = `function ${ASK_PATH}(question) { debugger; return question.path; }`;
  const body = `function (require, module, exports, process) { ${preload}\n}`;
  return {
    page: inTopFrame(runPageWorld, doorName, makeDoor),
    preload: inTopFrame(
      runPreloadWorld,
      ...[doorName, makeDoor, makeWire, modelled, JSON.stringify(secret), askPath, body],
    ),
  };
}

type AnyFunction = (...given: never[]) => unknown;
/** Calls a function of the other world. */
type Proxied = (...values: unknown[]) => unknown;

/**
 * @param first What the other side can call from the start.
 * @returns The first function of the other side.
 */
function makeDoor(name: string, here: string, there: string, first: Proxied): Proxied {
  const functions = [first];
  let answer: { readonly value?: unknown; readonly error?: unknown } = {};

  // Chromium clones `detail` between worlds, as it clones a message between windows; what cannot be cloned throws here.
  const send = (detail: object) =>
    window.dispatchEvent(new CustomEvent(name + there, { detail: structuredClone(detail) }));
  const swapped = (value: unknown, swap: (item: object) => unknown, known = new Map<unknown, unknown>()): unknown => {
    if (known.has(value)) return known.get(value);
    const other = Object(value) === value ? swap(value as object) : undefined;
    if (other !== undefined) return other;
    const isList = Array.isArray(value);
    if (!isList && Object.prototype.toString.call(value) !== '[object Object]') return value;
    const copy = isList ? [] : {};
    known.set(value, copy);
    const usual = { writable: true, enumerable: true, configurable: true };
    for (const [key, item] of Object.entries(value as object)) {
      Object.defineProperty(copy, key, { ...usual, value: swapped(item, swap, known) });
    }
    return copy;
  };
  const pack = (value: unknown) =>
    swapped(value, (item) => {
      if (typeof item === 'function') return { [name]: functions.push(item as Proxied) - 1 };
      if (!(item instanceof Promise)) return undefined;
      const settle = (resolve: unknown, reject: unknown) => void item.then(resolve as never, reject as never);
      return { [name]: functions.push(settle) - 1, isPromise: true };
    });
  const unpack = (value: unknown) =>
    swapped(value, (item) => {
      if (!Object.hasOwn(item, name)) return undefined;
      const { [name]: id, isPromise } = item as Record<string, unknown>;
      return isPromise === true ? new Promise(other(id)) : other(id);
    });
  const other =
    (id: unknown): Proxied =>
    (...values) => {
      send({ id, values: pack(values) });
      if (answer.error !== undefined) throw answer.error;
      return unpack(answer.value);
    };

  window.addEventListener(name + here, (event) => {
    // Only the other side of this door knows the name.
    const { detail } = event as CustomEvent;
    if (!Object.hasOwn(detail, 'id')) {
      answer = detail;
      return;
    }
    try {
      send({ value: pack(functions[detail.id]?.(...(unpack(detail.values) as unknown[]))) });
    } catch (error) {
      send({ error: new Error(error instanceof Error ? error.message : String(error)) });
    }
  });
  return other(0);
}

function runPageWorld(doorName: string, door: typeof makeDoor): void {
  const frozen = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
    Object.values(Object.freeze(value)).forEach(frozen);
    return value;
  };
  door(doorName, 'page', 'preload', (name, api) => {
    Object.defineProperty(window, String(name), { value: frozen(api), enumerable: true });
  });
  // Without an opener, so that Chromium holds the window back until its requests are refused; see chromium.ts.
  const { open } = window;
  const here = ['_self', '_top', '_parent'];
  window.open = (url, name = '', features = '') =>
    open.call(window, url, name, here.includes(name) ? features : 'noopener');
}

function runPreloadWorld(
  doorName: string,
  door: typeof makeDoor,
  newWire: typeof makeWire,
  model: typeof modelled,
  secret: string,
  askPath: (question: { secret: string; file: unknown; path: string }) => string,
  preload: (require: (name: string) => unknown, module: object, exports: object, process: object) => void,
): void {
  const own = window as unknown as PreloadWindow;
  const wire = newWire();
  const tellMain = (message: Message) => own.standInToMain(wire.encode(message));
  const waiting: PromiseWithResolvers<unknown>[] = [];
  const listeners = new Map<string, Set<(event: object, ...values: unknown[]) => void>>();

  own.standInFromMain = (text) => {
    // Encoded by `tell` in web-contents.ts.
    const told = wire.decode(text) as Told;
    if ('channel' in told) for (const hear of [...(listeners.get(told.channel) ?? [])]) hear({}, ...told.values);
    else if (told.ok) waiting[told.id]?.resolve(told.value);
    else waiting[told.id]?.reject(new Error(String(told.value)));
  };
  const listening = {
    on(channel: string, listener: () => void) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    off(channel: string, listener: () => void) {
      listeners.get(channel)?.delete(listener);
    },
  };
  const electron = {
    contextBridge: model<ContextBridge>('contextBridge', {
      exposeInMainWorld: door(doorName, 'preload', 'page', () => undefined),
    }),
    ipcRenderer: model<IpcRenderer>('ipcRenderer', {
      ...listening,
      async invoke(channel, ...values) {
        const answer = Promise.withResolvers<unknown>();
        tellMain({ invoke: { id: waiting.length, channel, values: structuredClone(values) } });
        waiting.push(answer);
        return answer.promise;
      },
    }),
    webUtils: model<WebUtils>('webUtils', { getPathForFile: (file) => askPath({ secret, file, path: '' }) }),
  };
  const required = (name: string) => {
    if (name === 'electron') return model('electron', electron);
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  tellMain({});
  try {
    preload(required, module, module.exports, model('process', { sandboxed: true }));
  } catch (error) {
    tellMain({ failure: String(error) });
  }
}
