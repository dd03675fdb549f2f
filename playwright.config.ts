/** The window suite. The app brings its own page, in Electron or in the stand-in; Playwright starts no browser itself. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'dist/window-suite',
  // A story waits for half of its time: two at once fill two cores. Each has an app, a browser and folders of its own.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'dist/window-suite.json' }]],
});
