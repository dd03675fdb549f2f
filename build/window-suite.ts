import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { engineName } from './engines.ts';
import { projectRoot } from './project-root.ts';
import type { Step } from './steps.ts';

const resultFile = join(projectRoot, 'dist', 'window-suite.json');

/** As Playwright's JSON reporter counts; without retries nothing is flaky. */
export interface WindowCounts {
  readonly expected: number;
  readonly unexpected: number;
  readonly skipped: number;
}

export interface WindowSuite {
  /** Which of the two it runs in; null: neither is here. */
  readonly engine: string | null;
  readonly steps: readonly Step[];
  /** After its steps ran. */
  counts(): WindowCounts;
}

export function windowSuite(): WindowSuite {
  rmSync(resultFile, { force: true });
  const engine = engineName();
  if (engine === null) return { engine, steps: [], counts: () => ({ expected: 0, unexpected: 0, skipped: 1 }) };
  const runner = join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js');
  return {
    engine,
    steps: [{ name: `window suite: ${engine}`, command: ['node', runner, 'test'] }],
    // Written a moment ago by the reporter that playwright.config.ts names.
    counts: () => JSON.parse(readFileSync(resultFile, 'utf8')).stats as WindowCounts,
  };
}
