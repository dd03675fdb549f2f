import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that stands for a stick, until the test ends. */
export function tempStick(): string {
  const root = mkdtempSync(join(tmpdir(), 'hash-courier-stick-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}
