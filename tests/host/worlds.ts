/**
 * What runs inside Chromium before the page's own scripts: the preload in a world of its own, and between it and the page
 * a door through which only values pass. The page never holds the preload's objects or the way to main: that binding
 * exists in the preload's world alone. The functions go over as source text and refer to nothing outside themselves.
 */
import type { ContextBridge, IpcRenderer, WebUtils } from 'electron';
import { modelled } from './modelled.ts';
import { makeWire } from './wire.ts';

export const PRELOAD_WORLD = 'preload';
/** Of Chromium, for the preload's world alone. */
export const TO_MAIN = 'standInToMain';
/** Called in the preload's world with what main sends. */
export const FROM_MAIN = 'standInFromMain';
/** Where the preload's world waits for main in the middle of a call; see `onPaused` in web-contents.ts. */
export const ASK_PATH = 'standInAskPath';

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
  const names = JSON.stringify({ secret, toMain: TO_MAIN, fromMain: FROM_MAIN });
  const parts = [makeDoor, makeWire, modelled].map(String).join();
  // The function that waits is named here: a build or a reader of its text could not rename it unseen.
  const askPath = `function ${ASK_PATH}(question) { debugger; return question.path; }`;
  const body = `function (require, module, exports, process) { ${preload}\n}`;
  const inTopFrame = (run: (...parts: never[]) => void, given: string) =>
    `if (window.top === window) (${run})(${given});`;
  return {
    page: inTopFrame(runPageWorld, `${names}, ${makeDoor}`),
    preload: inTopFrame(runPreloadWorld, `${names}, ${parts}, ${askPath}, ${body}`),
  };
}

type AnyFunction = (...values: unknown[]) => unknown;
interface Names {
  readonly secret: string;
  readonly toMain: string;
  readonly fromMain: string;
}

/**
 * @param first What the other side can call from the start.
 * @returns The first function of the other side.
 */
function makeDoor(secret: string, here: string, there: string, first: AnyFunction): AnyFunction {
  const functions = [first];
  let answer: { readonly value?: unknown; readonly error?: unknown } = {};

  // Chromium clones `detail` between worlds, as it clones a message between windows; what cannot be cloned throws here.
  const send = (detail: object) =>
    window.dispatchEvent(new CustomEvent(secret + there, { detail: structuredClone(detail) }));
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
      if (typeof item === 'function') return { [secret]: functions.push(item as AnyFunction) - 1 };
      if (!(item instanceof Promise)) return undefined;
      const settle = (resolve: unknown, reject: unknown) => void item.then(resolve as never, reject as never);
      return { [secret]: functions.push(settle as AnyFunction) - 1, isPromise: true };
    });
  const unpack = (value: unknown) =>
    swapped(value, (item) => {
      if (!Object.hasOwn(item, secret)) return undefined;
      const { [secret]: id, isPromise } = item as Record<string, unknown>;
      return isPromise === true ? new Promise(other(id)) : other(id);
    });
  const other =
    (id: unknown): AnyFunction =>
    (...values) => {
      send({ id, values: pack(values) });
      if (answer.error !== undefined) throw answer.error;
      return unpack(answer.value);
    };

  window.addEventListener(secret + here, (event) => {
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

function runPageWorld({ secret }: Names, door: typeof makeDoor): void {
  const frozen = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
    Object.values(Object.freeze(value)).forEach(frozen);
    return value;
  };
  door(secret, 'page', 'preload', (name, api) => {
    Object.defineProperty(window, String(name), { value: frozen(api), enumerable: true });
  });
}

function runPreloadWorld(
  { secret, toMain, fromMain }: Names,
  door: typeof makeDoor,
  newWire: typeof makeWire,
  model: typeof modelled,
  askPath: (question: { secret: string; file: unknown; path: string }) => string,
  preload: (require: (name: string) => unknown, module: object, exports: object, process: object) => void,
): void {
  // Put there by Chromium before this script, in this world only.
  const own = window as unknown as Record<string, (text: string) => void>;
  const wire = newWire();
  const tellMain = (message: Message) => own[toMain]?.(wire.encode(message));
  const waiting: PromiseWithResolvers<unknown>[] = [];
  const listeners = new Map<string, Set<(event: object, ...values: unknown[]) => void>>();

  own[fromMain] = (text) => {
    // Encoded by `send` in web-contents.ts.
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
      exposeInMainWorld: door(secret, 'preload', 'page', () => undefined),
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
