import { describe, expect, it } from 'vitest';
import { type UsbEmitter, usbHotPlug } from '../../../electron/adapters/drives/usb-hot-plug.ts';
import { settle } from '../sticks/stage-fakes.ts';

class FakeEmitter implements UsbEmitter {
  attach: (() => void) | null = null;
  detach: (() => void) | null = null;
  error: Error | null = null;

  async addAttach(callback: () => void) {
    if (this.error !== null) throw this.error;
    this.attach = callback;
  }

  async addDetach(callback: () => void) {
    this.detach = callback;
  }

  async removeAttach() {
    if (this.attach === null) throw new Error('never added');
    this.attach = null;
  }

  async removeDetach() {
    if (this.detach === null) throw new Error('never added');
    this.detach = null;
  }
}

function start(load: () => UsbEmitter) {
  const told: string[] = [];
  const stop = usbHotPlug(load).onChange(
    () => told.push('change'),
    (cause) => told.push(cause),
  );
  return { told, stop };
}

describe('usbHotPlug', () => {
  it('tells of what comes and goes until it is stopped', async () => {
    const emitter = new FakeEmitter();
    const { told, stop } = start(() => emitter);
    await settle();
    emitter.attach?.();
    emitter.detach?.();
    const late = emitter.attach;
    stop();
    await settle();
    late?.();
    expect(told).toEqual(['change', 'change']);
    expect([emitter.attach, emitter.detach]).toEqual([null, null]);
  });

  it('says once why there are no events: the package is missing', async () => {
    const { told, stop } = start(() => {
      throw new Error('Cannot find module usb');
    });
    await settle();
    stop();
    await settle();
    expect(told).toEqual(['Cannot find module usb']);
  });

  it('says once why there are no events: the system has no USB', async () => {
    const emitter = new FakeEmitter();
    emitter.error = new Error('no USB bus');
    const { told, stop } = start(() => emitter);
    await settle();
    stop();
    await settle();
    expect(told).toEqual(['no USB bus']);
  });

  it('takes back its listeners when it is stopped while it starts', async () => {
    const emitter = new FakeEmitter();
    const { stop } = start(() => emitter);
    stop();
    await settle();
    expect([emitter.attach, emitter.detach]).toEqual([null, null]);
  });
});
