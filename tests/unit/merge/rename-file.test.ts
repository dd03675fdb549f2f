import { describe, expect, it } from 'vitest';
import { retrying } from '../../../electron/core/merge/rename-file.ts';

/** Fails with the codes in turn, then succeeds. */
function failing(...codes: readonly string[]) {
  let tries = 0;
  return {
    tries: () => tries,
    async action() {
      const code = codes[tries++];
      if (code !== undefined) throw Object.assign(new Error(code), { code });
    },
  };
}

describe('giving a file its name', () => {
  it('is tried again while another program holds the file', async () => {
    const { action, tries } = failing('EBUSY', 'EPERM', 'EACCES');
    await retrying(action, [0, 0, 0]);
    expect(tries()).toBe(4);
  });

  it('is given up with the last error where that does not end', async () => {
    const { action, tries } = failing('EBUSY', 'EBUSY', 'EPERM');
    await expect(retrying(action, [0, 0])).rejects.toThrow('EPERM');
    expect(tries()).toBe(3);
  });

  it('is given up at once where waiting does not help', async () => {
    const { action, tries } = failing('ENOSPC');
    await expect(retrying(action, [0, 0])).rejects.toThrow('ENOSPC');
    expect(tries()).toBe(1);
  });
});
