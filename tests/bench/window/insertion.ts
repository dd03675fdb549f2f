import { mkdtempSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../../e2e/support/launch-app.ts';
import { median } from '../ratio.ts';

const ROUNDS = 8;

/** From the moment in which a stick's folder is there to its card on the page, in milliseconds. */
export async function measureInsertion(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'hash-courier-insert-'));
  const practice = join(folder, 'practice');
  const app = await launchApp({ args: ['--practice', '--practice-dir', practice] });
  try {
    const { page } = app;
    await page.getByRole('button', { name: 'See the page of the sticks' }).click();
    const cards = page.getByRole('article');
    await cards.nth(3).waitFor();
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await rename(join(practice, 'plugged', 'stick-1'), join(practice, 'drawer', 'stick-1'));
      await page.waitForFunction(() => document.querySelectorAll('[role="article"], article').length === 3);
      const shown = page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const look = () => {
              if (document.querySelectorAll('[role="article"], article').length === 4) resolve(Date.now());
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          }),
      );
      // Both clocks are this machine's.
      await page.evaluate(() => undefined);
      const pluggedMs = Date.now();
      await rename(join(practice, 'drawer', 'stick-1'), join(practice, 'plugged', 'stick-1'));
      took.push((await shown) - pluggedMs);
    }
    return median(took);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}
