/**
 * The only place that listens to the window. Every call goes the same way: the sender's frame, the size of the message,
 * its schema, the handler, the schema of the answer, the envelope. An error leaves as a code; what it says stays here.
 */
import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import type { z } from 'zod';
import {
  type Answer,
  type BridgeErrorCode,
  CHANNELS,
  type Channel,
  DROP_CHANNEL,
  droppedPaths,
  type Envelope,
} from '../../../shared/ipc/contract.ts';
import { type ChosenFile, chosenFiles } from '../../../shared/ipc/devices.ts';
import { StoreFailure } from '../../core/store/store-failure.ts';
import { PAGE_ORIGIN } from '../app-protocol.ts';
import { isBounded, REQUEST_BOUNDS, type ValueBounds } from './bounded-value.ts';

export type Handlers = {
  readonly [C in Channel]: (request: z.output<(typeof CHANNELS)[C]['request']>) => Promise<Answer<C>>;
};
/** The handlers of one feature; all features together are `Handlers`. */
export type FeatureHandlers<F extends string> = Pick<Handlers, Extract<Channel, `${F}:${string}`>>;

/** A call that needs an open depot, while there is none. */
export class DepotClosed extends Error {
  constructor() {
    super('The depot is closed.');
    this.name = 'DepotClosed';
  }
}

/** A call whose work was given up, because a newer call of its channel took its place or nobody waits for it. */
export class Superseded extends Error {
  constructor() {
    super('A newer call took the place of this one.');
    this.name = 'Superseded';
  }
}

/** What happened to a call, for the log: names of ours only. */
export interface CallTrouble {
  readonly channel: string;
  readonly trouble: 'wrong-sender' | 'too-large' | 'bad-request' | 'bad-answer' | 'error';
  /** Where the answer differs from its schema: names of fields. */
  readonly fields: readonly string[];
  readonly error: unknown;
}

export interface RegistrarPorts {
  readonly ipc: Pick<IpcMain, 'handle'>;
  /** Whether this is the web contents of our window. */
  readonly isOurs: (contentsId: number) => boolean;
  readonly takeDropped: (paths: readonly string[]) => Promise<readonly ChosenFile[]>;
  readonly onTrouble: (trouble: CallTrouble) => void;
}

type Sent = Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>;
type AnyHandler = (request: unknown) => Promise<unknown>;

/** Paths of as many files as can be added at once, at a usual length. */
const DROP_BOUNDS: ValueBounds = { characters: 4 * 1024 * 1024, depth: 2 };

export function registerHandlers(handlers: Handlers, ports: RegistrarPorts): void {
  // The names of a table of ours.
  for (const channel of Object.keys(CHANNELS) as Channel[]) {
    const { request, answer } = CHANNELS[channel];
    // Each handler takes what the schema of its own channel gives; the compiler cannot pair them up in a loop.
    const handler = handlers[channel] as AnyHandler;
    ports.ipc.handle(channel, (event, raw: unknown) =>
      handleCall(ports, { channel, request, answer, handler, bounds: REQUEST_BOUNDS }, event, raw),
    );
  }
  // Preload alone can make paths of dropped files; the page only ever gets the tokens.
  ports.ipc.handle(DROP_CHANNEL, (event, raw: unknown) =>
    handleCall(
      ports,
      {
        channel: DROP_CHANNEL,
        request: droppedPaths,
        answer: chosenFiles,
        handler: (paths) => ports.takeDropped(droppedPaths.parse(paths)),
        bounds: DROP_BOUNDS,
      },
      event,
      raw,
    ),
  );
}

interface Call {
  readonly channel: string;
  readonly request: z.ZodType;
  readonly answer: z.ZodType;
  readonly handler: AnyHandler;
  readonly bounds: ValueBounds;
}

async function handleCall(
  { isOurs, onTrouble }: RegistrarPorts,
  { channel, request, answer, handler, bounds }: Call,
  event: Sent,
  raw: unknown,
): Promise<Envelope<unknown>> {
  const tell = (trouble: CallTrouble['trouble'], error: unknown = null, fields: readonly string[] = []) =>
    onTrouble({ channel, trouble, error, fields });
  if (!isOurs(event.sender.id) || !isPageFrame(event.senderFrame)) {
    tell('wrong-sender');
    return refusal('not-allowed');
  }
  if (!isBounded(raw, bounds)) {
    tell('too-large');
    return refusal('bad-request');
  }
  try {
    const asked = request.safeParse(raw);
    if (!asked.success) {
      tell('bad-request', null, fieldsOf(asked.error));
      return refusal('bad-request');
    }
    const answered = answer.safeParse(await handler(asked.data));
    // What the contract does not declare has been taken off by now.
    if (answered.success) return { ok: true, value: answered.data };
    tell('bad-answer', null, fieldsOf(answered.error));
    return refusal('unexpected');
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'depot-closed' && code !== 'superseded') tell('error', error);
    return refusal(code, error instanceof StoreFailure ? error.code : '');
  }
}

/** The page itself: not a frame in it, and not a page that came in its place. */
function isPageFrame(frame: Pick<WebFrameMain, 'origin' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === PAGE_ORIGIN;
}

function codeOf(error: unknown): BridgeErrorCode {
  if (error instanceof DepotClosed) return 'depot-closed';
  if (error instanceof Superseded) return 'superseded';
  if (error instanceof StoreFailure) return error.code === 'store-in-use' ? 'store-busy' : 'store-failed';
  return 'unexpected';
}

function refusal(code: BridgeErrorCode, detail = ''): Envelope<never> {
  return { ok: false, error: { code, detail } };
}

const MAX_FIELDS = 5;

/** Names of fields without their values; keys of records are data, and no field of ours is named like them. */
function fieldsOf(error: z.ZodError): readonly string[] {
  return error.issues
    .slice(0, MAX_FIELDS)
    .map(({ path, code }) => [...path.map((part) => (typeof part === 'string' ? part : '*')), code].join('.'));
}
