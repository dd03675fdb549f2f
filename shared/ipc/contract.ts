/**
 * Everything that may pass between the window and main: each channel once, with the shape of its request and of its
 * answer; each event with the shape of what it tells. Preload and registrar are made from these tables, so a channel
 * without a handler does not compile. A request never holds a path: files and drives go by tokens that main gave out.
 */
import { z } from 'zod';
import { appChannels, depotView } from './app.ts';
import { count, list } from './bounds.ts';
import { devicesChannels } from './devices.ts';
import { MAX_FILES_AT_ONCE } from './limits.ts';
import { practiceChannels, practiceView } from './practice.ts';
import { settingsChannels, settingsView } from './settings.ts';
import { benchView, sticksChannels } from './sticks.ts';
import { workChannels, workView } from './work.ts';

export const CHANNELS = {
  ...appChannels,
  ...settingsChannels,
  ...sticksChannels,
  ...devicesChannels,
  ...workChannels,
  ...practiceChannels,
} as const;

export type Channel = keyof typeof CHANNELS;
export type Request<C extends Channel> = z.input<(typeof CHANNELS)[C]['request']>;
export type Answer<C extends Channel> = z.output<(typeof CHANNELS)[C]['answer']>;

/** What main tells by itself. Each event holds the whole new state or a revision to ask by, so that none has to arrive. */
export const EVENTS = {
  'app:depot-changed': depotView,
  'app:go-to': z.enum(['sticks', 'devices', 'settings']),
  'settings:changed': settingsView,
  'sticks:bench-changed': benchView,
  /** The roster or the devices may look different. */
  'devices:changed': z.object({ revision: count }),
  'work:changed': list(workView, 50),
  'practice:changed': practiceView.nullable(),
} as const;

export type BridgeEvent = keyof typeof EVENTS;
export type EventBody<E extends BridgeEvent> = z.output<(typeof EVENTS)[E]>;

/** Why a call itself failed; what a channel may refuse is part of its answer. */
export type BridgeErrorCode =
  | 'not-allowed'
  | 'bad-request'
  | 'depot-closed'
  /** A newer call of the same channel took the place of this one. */
  | 'superseded'
  | 'store-busy'
  | 'store-failed'
  | 'unexpected';

/** What goes over the wire for every channel. */
export type Envelope<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: BridgeErrorCode; readonly detail: string } };

/** Preload alone uses it: real paths of files that a person dropped, for tokens. */
export const DROP_CHANNEL = 'files:dropped';
export const droppedPaths = z.array(z.string().min(1).max(32_767)).max(MAX_FILES_AT_ONCE);
