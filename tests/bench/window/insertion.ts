import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// For the type of `window.hashCourier` in what runs in the page.
import type {} from '../../../renderer/bridge/bridge.ts';
import { launchApp } from '../../e2e/support/launch-app.ts';
import { percentile } from '../ratio.ts';

const ROUNDS = 20;

/**
 * From the moment in which a virtual stick is plugged in, of which its depot tells at once as a system does, to the frame
 * that shows its card, in milliseconds; 95th percentile.
 */
export async function measureInsertion(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'hash-courier-insert-'));
  const app = await launchApp({ args: ['--practice', '--practice-dir', join(folder, 'practice')] });
  try {
    const { page } = app;
    await page.getByRole('button', { name: 'See the page of the sticks' }).click();
    await page.getByRole('article').nth(3).waitFor();
    return percentile(await page.evaluate(pullOutAndPlugIn, ROUNDS), 0.95);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs in the page. */
async function pullOutAndPlugIn(rounds: number): Promise<readonly number[]> {
  const cards = () => document.querySelectorAll('[role="article"], article').length;
  const frameWith = (count: number) =>
    new Promise<number>((resolve) => {
      const look = (nowMs: number) => (cards() === count ? resolve(nowMs) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
  const view = await window.hashCourier.practice.view();
  const stick = view.ok ? view.value?.sticks[0]?.stick : undefined;
  if (stick === undefined) throw new Error('There is no virtual stick.');
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await window.hashCourier.practice.moveStick({ stick, to: 'out' });
    await frameWith(3);
    const pluggedMs = performance.now();
    const shown = frameWith(4);
    await window.hashCourier.practice.moveStick({ stick, to: 'in' });
    took.push((await shown) - pluggedMs);
  }
  return took;
}
