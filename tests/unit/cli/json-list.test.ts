import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printJsonList } from '../../../electron/cli/terminal/json-list.ts';

async function printed(pages: readonly (readonly unknown[])[], rest: Readonly<Record<string, unknown>>) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  async function* each() {
    yield* pages;
  }
  await printJsonList({ out, err }, 'items', each(), async () => rest);
  out.end();
  return text(out);
}

it('is the document that JSON.stringify prints, whatever the pages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.jsonValue())), fc.jsonValue(), async (pages, value) => {
      const whole = { items: pages.flat(), more: value };
      expect(JSON.parse(await printed(pages, { more: value }))).toEqual(JSON.parse(JSON.stringify(whole)));
    }),
  );
});

it('is indented as every other answer', async () => {
  const items = [
    { id: 1, issues: [{ code: 'x' }] },
    { id: 2, issues: [] },
  ];
  expect(await printed([items.slice(0, 1), items.slice(1)], { counts: { all: 2 } })).toBe(
    `${JSON.stringify({ items, counts: { all: 2 } }, null, 2)}\n`,
  );
});
