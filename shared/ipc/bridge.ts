import type { Answer, BridgeEvent, Channel, Envelope, EventBody, Request } from './contract.ts';
import type { ChosenFile } from './devices.ts';

type FeatureOf<C extends string> = C extends `${infer F}:${string}` ? F : never;
type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;

type Call<C extends Channel> =
  null extends Request<C>
    ? (request?: Request<C>) => Promise<Envelope<Answer<C>>>
    : (request: Request<C>) => Promise<Envelope<Answer<C>>>;

type FeatureCalls<F extends string> = {
  readonly [C in Channel as C extends `${F}:${infer V}` ? Camel<V> : never]: Call<C>;
};

/**
 * `window.hashCourier`: one function a channel (`sticks:set-stage` is `sticks.setStage`), one subscription an
 * event. Nothing else of Electron reaches the page.
 * `DroppedFile` is the page's `File`, which this layer does not know.
 */
export type Bridge<DroppedFile> = {
  readonly [F in FeatureOf<Channel>]: FeatureCalls<F>;
} & {
  /** @returns Ends the subscription. */
  readonly on: <E extends BridgeEvent>(event: E, listener: (body: EventBody<E>) => void) => () => void;
  /** Hands over files that a person dropped or pasted; the page never learns where they are. */
  readonly takeFiles: (files: readonly DroppedFile[]) => Promise<Envelope<readonly ChosenFile[]>>;
};

/** `sticks:set-stage` → `['sticks', 'setStage']`. */
export function callName(channel: string): readonly [feature: string, verb: string] {
  const [feature = '', verb = ''] = channel.split(':');
  return [feature, verb.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())];
}
