#!/usr/bin/env node
/** The program `hash-courier`: the core of Hash Courier in a terminal. */
import '../adapters/drives/file-threads.ts';
import { fileURLToPath } from 'node:url';
import { nodeTimer } from '../adapters/drives/node-timer.ts';
import { systemDriveLister } from '../adapters/drives/system-drive-lister.ts';
import { usbHotPlug } from '../adapters/drives/usb-hot-plug.ts';
import { systemEjector } from '../adapters/eject/system-ejector.ts';
import { systemClock } from '../adapters/system-ports.ts';
import { createProgram } from './program.ts';
import { processOutput } from './terminal/output.ts';

// Whoever reads may stop early, as `hash-courier devices | head` does. That is no reason to stop the work.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const program = createProgram({
  output: processOutput,
  clock: systemClock,
  env: process.env,
  sticks: {
    lister: systemDriveLister,
    hotPlug: usbHotPlug(),
    ejector: systemEjector,
    timer: nodeTimer,
    // Two levels up in a checkout, where this file is TypeScript, and in a bundle alike.
    kitFolder: fileURLToPath(new URL('../../resources/kit', import.meta.url)),
  },
});
const exitCode = await program.run(process.argv.slice(2));
// A stick that no longer answers would keep the process for as long as the system waits for it; what was printed goes out.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
