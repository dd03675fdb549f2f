/**
 * Draws the icons of the program from its marks: `node build/make-icons.ts`. The pictures are kept in the repository, so
 * this runs only when a mark changes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findChromium, NO_CHROMIUM } from './engines.ts';
import { projectRoot } from './project-root.ts';

const iconsDir = join(projectRoot, 'resources', 'icons');
/** Sizes that Windows asks for. */
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256] as const;
/** At 16 and below the mark has no arrow. */
const LARGEST_SMALL = 16;

const executablePath = findChromium();
if (executablePath === null) throw new Error(NO_CHROMIUM);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const [mark, small] = await Promise.all(
    ['mark.svg', 'mark-16.svg'].map((name) => readFile(join(iconsDir, name), 'utf8')),
  );
  if (mark === undefined || small === undefined) throw new Error('The marks are missing.');
  const markOf = (size: number) => (size <= LARGEST_SMALL ? small : mark);
  // macOS colours a template by itself: black lines, no tile.
  const template = small.replace(/<rect[^>]*>/, '').replace('stroke="#fff"', 'stroke="#000"');
  const files: Readonly<Record<string, Buffer>> = {
    'icon.png': await drawn(browser, mark, 512),
    'tray.png': await drawn(browser, small, 16),
    'tray@2x.png': await drawn(browser, mark, 32),
    'trayTemplate.png': await drawn(browser, template, 16),
    'trayTemplate@2x.png': await drawn(browser, template, 32),
    'icon.ico': icoOf(
      await Promise.all(ICO_SIZES.map(async (size) => [size, await drawn(browser, markOf(size), size)])),
    ),
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(iconsDir, name), bytes);
} finally {
  await browser.close();
}

async function drawn(by: Browser, svg: string, size: number): Promise<Buffer> {
  const page = await by.newPage({ viewport: { width: size, height: size } });
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(
    `<style>*{margin:0}img{display:block}</style><img src="${source}" width="${size}" height="${size}">`,
  );
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

/** An ICO file of PNG pictures, as Windows has read them since Vista: a header, an entry for each, then the pictures. */
function icoOf(pictures: readonly (readonly [size: number, png: Buffer])[]): Buffer {
  const HEADER = 6;
  const ENTRY = 16;
  const head = Buffer.alloc(HEADER + ENTRY * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, [size, png]] of pictures.entries()) {
    const at = HEADER + ENTRY * index;
    // 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
}
