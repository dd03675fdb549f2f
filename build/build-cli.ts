import { join } from 'node:path';
import { buildInto, bundleForNode, isStale, workerEntries } from './bundle.ts';
import { projectRoot } from './project-root.ts';

const programDir = join(projectRoot, 'dist', 'cli');

/** @param outDir Emptied first. What stays outside the bundle is found in the `node_modules` above it. */
export async function buildCli(outDir: string = programDir): Promise<void> {
  await buildInto(outDir, () =>
    bundleForNode({ outDir, entries: { 'hash-courier': 'electron/cli/hash-courier.ts', ...workerEntries } }),
  );
}

/** Builds only where a source file is newer than the last whole build. */
export async function buildCliIfStale(): Promise<void> {
  if (isStale(programDir, ['shared', 'electron', 'build'])) await buildCli();
}
