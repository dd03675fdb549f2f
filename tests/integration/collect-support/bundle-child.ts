import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Bundles the kill test's child with the entries of its threads beside it, as the program is bundled: it starts in a
 * third of the time, and the threads' entries are found as they are in a release.
 *
 * @returns Path of the child.
 */
export async function bundleChild(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: ROOT,
    ssr: { noExternal: ['kysely', 'papaparse', 'ulid', 'zod', '@noble/hashes'] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input: {
          child: join(ROOT, 'tests/integration/collect-support/kill-child.ts'),
          'store-worker': join(ROOT, 'electron/adapters/sqlite/store-worker.ts'),
          'bulk-worker': join(ROOT, 'electron/adapters/workers/bulk-worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return join(folder, 'child.js');
}
