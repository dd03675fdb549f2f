import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../build/project-root.ts';
import { MARK, MARK_SMALL } from '../../../renderer/ui/mark-path.ts';

it.each([
  ['mark.svg', MARK],
  ['mark-16.svg', MARK_SMALL],
])('the window draws the mark of %s', (name, path) => {
  expect(readFileSync(join(projectRoot, 'resources', 'icons', name), 'utf8')).toContain(`d="${path}"`);
});
