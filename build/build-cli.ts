import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from './project-root.ts';

const programDir = join(projectRoot, 'dist', 'cli');
const stampName = '.built';

/** Packages that stay outside the bundle: native parts, and those that load a file beside their own. */
const external = ['drivelist', 'drivelist/js/lsblk/index.js', 'usb', 'piscina', 'libarchive-wasm'];

/** Each worker thread is a file of its own beside the program, under the name that its adapter looks for. */
const entries = {
  'hash-courier': 'electron/cli/hash-courier.ts',
  'bulk-worker': 'electron/adapters/workers/bulk-worker.ts',
  'store-worker': 'electron/adapters/sqlite/store-worker.ts',
};

/** @param outDir Emptied first. What stays outside the bundle is found in the `node_modules` above it. */
export async function buildCli(outDir: string = programDir): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external },
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
  writeFileSync(join(outDir, stampName), '');
}

/** Builds only where a source file is newer than the last whole build. */
export async function buildCliIfStale(): Promise<void> {
  const builtMs = statSync(join(programDir, stampName), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (newestMs() > builtMs) await buildCli();
}

function newestMs(): number {
  const files = ['shared', 'electron', 'build'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return Math.max(...[...files, join(projectRoot, 'package-lock.json')].map((file) => statSync(file).mtimeMs));
}
