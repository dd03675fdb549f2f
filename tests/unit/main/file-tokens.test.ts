import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileTokens } from '../../../electron/main/ipc/file-tokens.ts';
import { chosenFile } from '../../../shared/ipc/devices.ts';
import { MAX_FILES_AT_ONCE } from '../../../shared/ipc/limits.ts';

const MINUTE_MS = 60_000;

describe('tokens for files that a person chose', () => {
  let folder = '';
  const path = (name: string) => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hash-courier-tokens-'));
    await writeFile(path('a.csv'), '12345');
    await writeFile(path('b.csv'), '');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  function tokens() {
    const clock = { now: 0, nowMs: () => clock.now };
    let made = 0;
    return { clock, files: createFileTokens({ clock, newToken: () => `token-${++made}` }) };
  }

  it('tell the name and the size, never the place', async () => {
    const { files } = tokens();
    const chosen = await files.give([path('a.csv'), folder]);
    expect(chosen).toEqual([
      { file: 'token-1', name: 'a.csv', sizeBytes: 5 },
      { file: 'token-2', name: expect.stringMatching(/^hash-courier-tokens-/), sizeBytes: 0 },
    ]);
    for (const one of chosen) expect(chosenFile.safeParse(one).success).toBe(true);
    expect(JSON.stringify(chosen)).not.toContain(tmpdir());
  });

  it('are given for what is there only', async () => {
    expect(await tokens().files.give([path('missing.csv'), path('a.csv')])).toHaveLength(1);
  });

  it('are good for one use, and then none of them is', async () => {
    const { files } = tokens();
    await files.give([path('a.csv'), path('b.csv')]);
    expect(files.take(['token-2', 'token-1'])).toEqual([path('b.csv'), path('a.csv')]);
    expect(files.take(['token-1'])).toBeNull();
  });

  it('are all left as they are where one of them is none', async () => {
    const { files } = tokens();
    await files.give([path('a.csv')]);
    expect(files.take(['token-1', 'token-9'])).toBeNull();
    expect(files.take(['token-1', 'token-1'])).toBeNull();
    expect(files.take([path('a.csv')])).toBeNull();
    expect(files.take(['token-1'])).toEqual([path('a.csv')]);
  });

  it('are forgotten after half an hour', async () => {
    const { files, clock } = tokens();
    await files.give([path('a.csv')]);
    clock.now += 29 * MINUTE_MS;
    await files.give([path('b.csv')]);
    clock.now += MINUTE_MS;
    expect(files.take(['token-1'])).toBeNull();
    expect(files.take(['token-2'])).toEqual([path('b.csv')]);
  });

  it('are given for every file of a choice of hundreds, and for none where there are too many', async () => {
    const { files } = tokens();
    const many = (count: number) => Array.from({ length: count }, () => path('a.csv'));
    expect(await files.give(many(600))).toHaveLength(600);
    await expect(files.give(many(MAX_FILES_AT_ONCE + 1))).rejects.toThrow(RangeError);
  });

  it('are bounded in number: the oldest go first', async () => {
    const { files } = tokens();
    const many = Array.from({ length: 4_000 }, () => path('a.csv'));
    for (let round = 0; round < 3; round += 1) await files.give(many);
    expect(files.take(['token-2000'])).toBeNull();
    expect(files.take(['token-2001'])).toEqual([path('a.csv')]);
  });
});
