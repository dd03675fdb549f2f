import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { queryFunction } from '../../../../renderer/bridge/use-answer.ts';
import type { Envelope } from '../../../../shared/ipc/contract.ts';

/** What main would hear, in this order, from a view that is first about one thing, then about another, then closed. */
function heard(isGivenUp: boolean, answer: () => Promise<Envelope<string>>) {
  const calls: string[] = [];
  const about = (what: string) => ({
    queryKey: ['preview', what],
    queryFn: queryFunction(
      () => {
        calls.push(`ask ${what}`);
        return answer();
      },
      isGivenUp ? async () => calls.push('give up') : undefined,
    ),
  });
  const view = new QueryObserver(new QueryClient(), about('one'));
  const close = view.subscribe(() => undefined);
  return { calls, turnTo: (what: string) => view.setOptions(about(what)), close };
}
const never = () => new Promise<never>(() => {});

test('main hears that nobody looks any more before it hears the next question, and when the view is closed', async () => {
  const { calls, turnTo, close } = heard(true, never);
  turnTo('another');
  close();
  expect(calls).toEqual(['ask one', 'give up', 'ask another', 'give up']);
});

test('an answer that is in is not given up', async () => {
  const { calls, close } = heard(true, async () => ({ ok: true, value: 'done' }));
  await new Promise((resolve) => setImmediate(resolve));
  close();
  expect(calls).toEqual(['ask one']);
});

test('other questions are let run', async () => {
  const { calls, turnTo, close } = heard(false, never);
  turnTo('another');
  close();
  expect(calls).toEqual(['ask one', 'ask another']);
});
