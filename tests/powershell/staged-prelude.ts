import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { SCRIPT_NAME } from './kit-stick.ts';
import { PRELUDE } from './prelude.ts';

/** The name of the kit's own script on a stick whose script is the prelude. */
const MOVED_SCRIPT = 'kit-script.ps1';

/**
 * Puts the prelude between `go.cmd` and the kit's script, both as they ship: `go.cmd` starts what has the script's name,
 * and that runs the script from the same folder.
 */
export function stagePrelude(root: string): void {
  if (existsSync(join(root, MOVED_SCRIPT))) return;
  renameSync(join(root, SCRIPT_NAME), join(root, MOVED_SCRIPT));
  copyFileSync(PRELUDE, join(root, SCRIPT_NAME));
}
