import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { VERSION } from '../../shared/version.ts';

it('the program says the version of package.json', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(VERSION).toBe(version);
});
