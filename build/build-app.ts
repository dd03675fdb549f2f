import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { CHANNELS, DROP_CHANNEL, EVENTS } from '../shared/ipc/contract.ts';
import { buildInto, bundleForNode, isStale, workerEntries } from './bundle.ts';
import { firstFrame } from './first-frame.ts';
import { projectRoot } from './project-root.ts';

/** Holds `main/main.js`, `preload/preload.cjs` and `renderer/index.html`. */
export const appDir = join(projectRoot, 'dist', 'app');

/** Electron 45 brings Chromium 150; Edge and Debian's Chromium, which stand in for it, are as new. */
const browserTarget = 'chrome140';

/** Bundles the window: main with its workers, preload, and the page. */
export async function buildApp(outDir: string = appDir): Promise<void> {
  await buildInto(outDir, async () => {
    await bundleForNode({
      outDir: join(outDir, 'main'),
      entries: { main: 'electron/main/main.ts', ...workerEntries },
      external: ['electron'],
    });
    await bundlePreload(join(outDir, 'preload'));
    await bundlePage(join(outDir, 'renderer'));
  });
}

/** Builds only where a source file is newer than the last whole build. */
export async function buildAppIfStale(): Promise<void> {
  if (isStale(appDir, ['shared', 'electron', 'renderer', 'resources', 'build'])) await buildApp();
}

/** A sandboxed preload is one CommonJS file; the names of the contract go into it as constants. */
async function bundlePreload(outDir: string): Promise<void> {
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    define: {
      __CHANNELS__: JSON.stringify(Object.keys(CHANNELS)),
      __EVENTS__: JSON.stringify(Object.keys(EVENTS)),
      __DROP_CHANNEL__: JSON.stringify(DROP_CHANNEL),
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: browserTarget,
      minify: false,
      lib: { entry: 'electron/preload/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  });
}

export async function bundlePage(outDir: string): Promise<void> {
  await build({
    root: join(projectRoot, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    base: './',
    plugins: [react(), firstFrame()],
    build: {
      outDir,
      emptyOutDir: false,
      target: browserTarget,
      // The CSP takes no `data:` scripts or styles, and a font or sound is a file of its own.
      assetsInlineLimit: 0,
      // The parts of a page are loaded by their importers; the polyfill would be an inline script.
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
    },
  });
}
