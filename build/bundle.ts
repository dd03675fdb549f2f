import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from './project-root.ts';

const stampName = '.built';

/** Packages that stay outside a bundle: native parts, and those that load a file beside their own. */
const outside = ['drivelist', 'drivelist/js/lsblk/index.js', 'usb', 'piscina', 'libarchive-wasm'];

/** Each worker thread is a file of its own beside the program, under the name that its adapter looks for. */
export const workerEntries = {
  'bulk-worker': 'electron/adapters/workers/bulk-worker.ts',
  'store-worker': 'electron/adapters/sqlite/store-worker.ts',
};

interface NodeBundle {
  /** What stays outside is found in the `node_modules` above it. */
  readonly outDir: string;
  /** File name without ending → source file. */
  readonly entries: Readonly<Record<string, string>>;
  readonly external?: readonly string[];
}

/** Bundles programs for Node as ES modules. */
export async function bundleForNode({ outDir, entries, external = [] }: NodeBundle): Promise<void> {
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: [...outside, ...external] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        input: entries,
        // Chunks lie beside the entries: code that finds a worker's file by its own place may end up in any of them.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

/** Empties the folder, has it filled, and notes that it was filled to the end. */
export async function buildInto(outDir: string, fill: () => Promise<void>): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  await fill();
  writeFileSync(join(outDir, stampName), '');
}

/** Whether a source file is newer than the last whole build. */
export function isStale(outDir: string, sourceFolders: readonly string[]): boolean {
  const builtMs = statSync(join(outDir, stampName), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const files = sourceFolders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...files, join(projectRoot, 'package-lock.json')].some((file) => statSync(file).mtimeMs > builtMs);
}
