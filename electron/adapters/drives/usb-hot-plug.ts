import { createRequire } from 'node:module';
import type { HotPlug } from '../../core/ports/hot-plug.ts';

/** The native part of the package `usb`, as far as we use it. */
export interface UsbEmitter {
  addAttach(callback: () => void): Promise<void>;
  addDetach(callback: () => void): Promise<void>;
  removeAttach(): Promise<void>;
  removeDetach(): Promise<void>;
}

/**
 * Hot-plug events of the optional package `usb`, loaded when the first listener comes.
 *
 * Its public `addEventListener` throws from a timer, past every handler, where a PC has no USB bus (version 3.1), and
 * passes on only devices that were allowed one by one. So its emitter is used directly: its failures are rejections.
 */
export function usbHotPlug(load: () => UsbEmitter = loadEmitter): HotPlug {
  return {
    onChange(listener, onUnavailable) {
      let emitter: UsbEmitter | null = null;
      let isStopped = false;
      const tell = () => {
        if (!isStopped) listener();
      };
      const started = start();
      async function start(): Promise<void> {
        try {
          emitter = load();
          await emitter.addAttach(tell);
          await emitter.addDetach(tell);
        } catch (error) {
          if (!isStopped) onUnavailable(error instanceof Error ? error.message : String(error));
        }
      }
      return () => {
        isStopped = true;
        // Removing what was never added rejects; there is nothing left to stop then.
        void started.then(() => Promise.allSettled([emitter?.removeAttach(), emitter?.removeDetach()]));
      };
    },
  };
}

function loadEmitter(): UsbEmitter {
  const { Emitter } = createRequire(import.meta.url)('usb/index.js');
  return new Emitter();
}
