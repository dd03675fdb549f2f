import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleForNode, workerEntries } from '../../../build/bundle.ts';
import { projectRoot } from '../../../build/project-root.ts';

/** Bundles the threads' entries, and what else is named, as the program is bundled, into a folder outside the project. */
export async function bundleForRun(outDir: string, entries: Readonly<Record<string, string>> = {}): Promise<void> {
  await bundleForNode({ outDir, entries: { ...entries, ...workerEntries } });
  await writeFile(join(outDir, 'package.json'), '{ "type": "module" }');
  await symlink(join(projectRoot, 'node_modules'), join(outDir, 'node_modules'), 'junction');
}
