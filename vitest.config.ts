import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Suites mount file systems, kill processes and run Wine: two at a time is what two cores carry.
    maxWorkers: 2,
    // V8 aborts now and then where threads come and go while it write-protects code by protection keys
    // (https://github.com/nodejs/node/issues/64500); suites start and end hundreds of threads in one process. A process
    // that ended by SIGSEGV without a word was seen with that flag too, so code is not compiled in passing either.
    execArgv: ['--no-memory-protection-keys', '--no-sparkplug'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          testTimeout: 60_000,
          // A process for each of a hundred short files costs as much as their tests; none of them keeps state.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: [
            'tests/integration/file-systems/memory-folder.ts',
            'tests/integration/worker-support/bundle-workers.ts',
          ],
          setupFiles: 'tests/integration/worker-support/use-bundled-workers.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
