import { expect, test } from 'vitest';
import { StoreFailure, toStoreError } from '../../../electron/core/store/store-failure.ts';

const withCode = (code: string, message = 'words of the engine') => Object.assign(new Error(message), { code });

test.each([
  { description: 'a failure of our own', error: new StoreFailure('store-newer', 'x'), code: 'store-newer' },
  { description: 'a server that does not listen', error: withCode('ECONNREFUSED'), code: 'store-not-opened' },
  { description: 'a connection that is lost', error: withCode('08006'), code: 'store-io' },
  { description: 'a server that is shut down', error: withCode('57P01'), code: 'store-io' },
  { description: 'a server that has gone', error: new Error('Connection terminated unexpectedly'), code: 'store-io' },
  { description: 'a full disk', error: withCode('53100'), code: 'store-disk-full' },
  { description: 'too many connections', error: withCode('53300'), code: 'store-not-opened' },
  { description: 'a standby', error: withCode('25006'), code: 'store-read-only' },
])('$description is told as a value', ({ error, code }) => {
  expect(toStoreError(error)).toMatchObject({ code });
});

test.each([
  { description: 'a broken constraint', error: withCode('23505') },
  { description: 'a wrong statement', error: withCode('42601') },
  { description: 'a mistake of ours', error: new TypeError('undefined is not a function') },
])('$description is a bug and stays an exception', ({ error }) => {
  expect(() => toStoreError(error)).toThrow(error);
});
