import type { LaunchedApp } from '../../e2e/support/launch-app.ts';
import { percentile } from '../ratio.ts';

const EVENTS_A_SECOND = 50;
const SECONDS = 60;

/** The 95th percentile of the time from a key to its paint, in milliseconds, while main keeps telling changes. */
export async function inputLatency({ page, evaluate }: LaunchedApp): Promise<number> {
  await page.evaluate(() => {
    const durations: number[] = [];
    Object.assign(window, { durations });
    // `duration` runs from the event to the next paint; below 16 ms the browser does not tell.
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') durations.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await evaluate(
    ({ BrowserWindow }, { everyMs, forMs }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      let revision = 1_000_000;
      const timer = setInterval(() => {
        revision += 1;
        contents?.send('devices:changed', { revision });
      }, everyMs);
      setTimeout(() => clearInterval(timer), forMs);
    },
    { everyMs: 1000 / EVENTS_A_SECOND, forMs: SECONDS * 1000 },
  );
  const box = page.getByRole('searchbox');
  await box.focus();
  const endsMs = performance.now() + SECONDS * 1000;
  let keys = 0;
  while (performance.now() < endsMs) {
    await page.keyboard.press(keys % 8 < 4 ? 'a' : 'Backspace');
    keys += 1;
    await page.waitForTimeout(200);
  }
  // Put there above.
  const slow = await page.evaluate(() => (window as unknown as { durations: number[] }).durations);
  const fast = new Array<number>(Math.max(0, keys - slow.length)).fill(0);
  return percentile([...fast, ...slow], 0.95);
}
