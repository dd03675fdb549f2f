import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawDevicePictures, PICTURES } from '../powershell/device-pictures.ts';
import { KitBench } from '../powershell/kit-bench.ts';
import { kitEngineMissing } from '../powershell/kit-engine.ts';

const missing = kitEngineMissing();

describe.skipIf(missing !== null)(`the pictures of docs/at-the-device.md ${missing ?? ''}`, () => {
  let bench: KitBench;
  beforeAll(() => {
    bench = new KitBench();
  });
  afterAll(() => bench.close());

  test('show what the script shows; if not, run node tests/powershell/device-pictures.ts', async () => {
    const page = readFileSync(join(PICTURES, '../at-the-device.md'), 'utf8');
    const drawn = await drawDevicePictures(bench);
    expect(drawn.size).toBe(4);
    for (const [name, svg] of drawn) {
      expect(readFileSync(join(PICTURES, name), 'utf8')).toBe(svg);
      expect(page).toContain(`pictures/${name}`);
    }
  });
});
