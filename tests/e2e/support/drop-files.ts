import type { Page } from 'playwright-core';

/** Drops real files onto the middle of the page, as from the system's file manager. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const [width, height] = await page.evaluate(() => [innerWidth, innerHeight] as const);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  }
  await cdp.detach();
}
