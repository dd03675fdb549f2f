import type { WebContents } from 'electron';
import { type BridgeEvent, EVENTS, type EventBody } from '../../../shared/ipc/contract.ts';

/** Tells the window something by itself. Does nothing while there is no window. */
export type Tell = <E extends BridgeEvent>(event: E, body: EventBody<E>) => void;

/**
 * @param contents The window's, or null.
 * @param onBadBody A body that is not what the contract says is a bug of ours and is not sent.
 */
export function createTell(
  contents: () => Pick<WebContents, 'isDestroyed' | 'send'> | null,
  onBadBody: (event: BridgeEvent) => void,
): Tell {
  return (event, body) => {
    const target = contents();
    if (target === null || target.isDestroyed()) return;
    const parsed = EVENTS[event].safeParse(body);
    if (parsed.success) target.send(event, parsed.data);
    else onBadBody(event);
  };
}
