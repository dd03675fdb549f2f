import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { createRenewal } from '../../../../renderer/bridge/renewal.ts';

const KEY = ['devices', 'counts'];
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A view of the window, and a main that answers when it is told to. */
function heldView() {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  const asked: { readonly answer: (value: number) => void; readonly fail: () => void }[] = [];
  const observer = new QueryObserver<number>(client, {
    queryKey: KEY,
    queryFn: () =>
      new Promise<number>((resolve, reject) => {
        asked.push({ answer: resolve, fail: () => reject(new Error('no')) });
      }),
  });
  ends.push(
    observer.subscribe(() => undefined),
    () => client.clear(),
  );
  const next = async () => {
    await vi.waitFor(() => expect(asked).not.toHaveLength(0));
    const call = asked.shift();
    if (call === undefined) throw new Error('Nothing was asked.');
    return call;
  };
  const isIdle = () => vi.waitFor(() => expect(client.isFetching()).toBe(0));
  return {
    client,
    asked,
    next,
    isIdle,
    renew: createRenewal(client, ['devices']),
    value: () => client.getQueryData(KEY),
  };
}

test('many changes while an answer is on its way ask once more when it is there, and not once each', async () => {
  const view = heldView();
  (await view.next()).answer(1);
  await view.isIdle();
  view.renew();
  const slow = await view.next();
  for (let change = 0; change < 50; change++) view.renew();
  expect(view.asked).toHaveLength(0);
  slow.answer(2);
  (await view.next()).answer(3);
  await vi.waitFor(() => expect(view.value()).toBe(3));
  await view.isIdle();
  expect(view.asked).toHaveLength(0);
});

test('a change while the first answer is on its way is not lost', async () => {
  const view = heldView();
  const first = await view.next();
  view.renew();
  first.answer(1);
  (await view.next()).answer(2);
  await vi.waitFor(() => expect(view.value()).toBe(2));
});

test('a failed answer does not end the renewing', async () => {
  const view = heldView();
  (await view.next()).answer(1);
  await view.isIdle();
  view.renew();
  (await view.next()).fail();
  await view.isIdle();
  view.renew();
  (await view.next()).answer(2);
  await vi.waitFor(() => expect(view.value()).toBe(2));
});
