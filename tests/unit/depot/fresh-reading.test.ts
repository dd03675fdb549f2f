import { expect, it } from 'vitest';
import { createFreshReading } from '../../../electron/core/depot/fresh-reading.ts';

/** A reading that ends when the test says so. */
function slowReading() {
  const begun: PromiseWithResolvers<void>[] = [];
  const reading = createFreshReading(() => {
    const next = Promise.withResolvers<void>();
    begun.push(next);
    return next.promise;
  });
  return { reading, begun };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

it('reads once more for all that asked while it read, and never two at a time', async () => {
  const { reading, begun } = slowReading();
  const answers: string[] = [];
  const first = reading.read().then(() => answers.push('first'));
  await soon();
  const asked = [reading.read(), reading.read()].map((read) => read.then(() => answers.push('meanwhile')));
  await soon();
  expect(begun.length).toBe(1);
  begun[0]?.resolve();
  await first;
  await soon();
  expect([begun.length, answers]).toEqual([2, ['first']]);
  begun[1]?.resolve();
  await Promise.all(asked);
  expect(begun.length).toBe(2);
});

it('is settled once the last reading has ended', async () => {
  const { reading, begun } = slowReading();
  void reading.read();
  await soon();
  void reading.read();
  let isSettled = false;
  const settled = reading.settled().then(() => {
    isSettled = true;
  });
  begun[0]?.resolve();
  await soon();
  expect(isSettled).toBe(false);
  begun[1]?.resolve();
  await settled;
  await reading.settled();
});

it('tells a failure to whoever asked for that reading, and reads again for the next one', async () => {
  const { reading, begun } = slowReading();
  const failed = expect(reading.read()).rejects.toThrow('no store');
  await soon();
  const again = reading.read();
  begun[0]?.reject(new Error('no store'));
  await failed;
  await soon();
  begun[1]?.resolve();
  await again;
});
