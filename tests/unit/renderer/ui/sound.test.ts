import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { playIf } from '../../../../renderer/ui/sound.ts';

/** Hertz that were to be heard. */
let heard: number[] = [];

beforeEach(() => {
  heard = [];
  const volume = { setValueAtTime: vi.fn(), linearRampToValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() };
  class FakeNode {
    readonly gain = volume;
    readonly options: { readonly frequency?: number };
    constructor(_: unknown, options: { readonly frequency?: number }) {
      this.options = options;
    }
    connect<Next>(next: Next): Next {
      return next;
    }
    start(): void {
      heard.push(this.options.frequency ?? 0);
    }
    stop(): void {}
  }
  vi.stubGlobal('OscillatorNode', FakeNode);
  vi.stubGlobal('GainNode', FakeNode);
  vi.stubGlobal(
    'AudioContext',
    class {
      readonly currentTime = 0;
      readonly destination = {};
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('good goes up, bad goes down', () => {
  playIf(true, 'good');
  playIf(true, 'bad');
  const [first = 0, second = 0, third = 0, fourth = 0] = heard;
  expect([heard.length, first < second, third > fourth]).toEqual([4, true, true]);
});

test('nothing is heard where sounds are turned off', () => {
  playIf(false, 'good');
  playIf(false, 'bad');
  expect(heard).toEqual([]);
});
