import type { Page } from 'playwright-core';

/** @returns Reads the lines that the window has said to screen readers since; each stands for a moment only. */
export async function hear(page: Page): Promise<() => Promise<readonly string[]>> {
  const lines = await page.evaluateHandle(() => {
    const heard: string[] = [];
    const region = document.querySelector('[role="status"][aria-live="polite"]');
    if (region === null) throw new Error('The window has no polite live region.');
    new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return heard;
  });
  return () => lines.jsonValue();
}
