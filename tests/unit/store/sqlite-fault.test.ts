import { expect, test } from 'vitest';
import { faultOf } from '../../../electron/adapters/sqlite/sqlite-fault.ts';

const sqliteError = (errcode: number) => Object.assign(new Error('words of the engine'), { errcode });

test.each([
  { description: 'busy', errcode: 5, code: 'store-in-use' },
  { description: 'busy while another recovers (261 = 5 + 1 * 256)', errcode: 261, code: 'store-in-use' },
  { description: 'full', errcode: 13, code: 'store-disk-full' },
  { description: 'read-only', errcode: 8, code: 'store-read-only' },
  { description: 'a failing disk (266 = 10 + 1 * 256)', errcode: 266, code: 'store-io' },
  { description: 'corrupt', errcode: 11, code: 'store-damaged' },
  { description: 'no database', errcode: 26, code: 'store-damaged' },
  { description: 'not to be opened', errcode: 14, code: 'store-not-opened' },
])('$description is the environment at fault', ({ errcode, code }) => {
  expect(faultOf(sqliteError(errcode), () => false)).toEqual({ kind: 'failure', code, detail: 'words of the engine' });
});

test.each([
  { description: 'a constraint', error: sqliteError(2067) },
  { description: 'an error of another kind', error: new Error('words of the engine') },
])('$description is the statement at fault', ({ error }) => {
  expect(faultOf(error, () => true)).toEqual({ kind: 'statement', detail: 'words of the engine' });
});

test.each([
  { description: 'an I/O error', errcode: 10, code: 'store-disk-full' },
  { description: 'an error of a flush (1034 = 10 + 4 * 256)', errcode: 1034, code: 'store-disk-full' },
  { description: 'an error of the shared memory (4874 = 10 + 19 * 256)', errcode: 4874, code: 'store-disk-full' },
  { description: 'corruption', errcode: 11, code: 'store-damaged' },
])('on a disk without room $description is $code', ({ errcode, code }) => {
  expect(faultOf(sqliteError(errcode), () => true)).toMatchObject({ kind: 'failure', code });
});
