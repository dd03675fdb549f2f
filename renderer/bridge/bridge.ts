import type { Bridge } from '../../shared/ipc/bridge.ts';

declare global {
  interface Window {
    /** What preload exposes. */
    readonly hashCourier: Bridge<File>;
  }
}

export const bridge = window.hashCourier;
