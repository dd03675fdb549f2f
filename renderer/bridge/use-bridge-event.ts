import { useEffect, useEffectEvent } from 'react';
import type { BridgeEvent, EventBody } from '../../shared/ipc/contract.ts';
import { bridge } from './bridge.ts';

/** Calls the listener for each event as long as the component is there. */
export function useBridgeEvent<E extends BridgeEvent>(event: E, listener: (body: EventBody<E>) => void): void {
  const latest = useEffectEvent(listener);
  useEffect(() => bridge.on(event, (body) => latest(body)), [event]);
}
