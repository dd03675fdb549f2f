import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { nodeTimer } from '../../../electron/adapters/drives/node-timer.ts';
import { systemDriveLister } from '../../../electron/adapters/drives/system-drive-lister.ts';
import { systemEjector } from '../../../electron/adapters/eject/system-ejector.ts';
import { createProgram, type ProgramEnvironment } from '../../../electron/cli/program.ts';
import { ok } from '../../../shared/result.ts';

export interface TerminalRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface TerminalOptions {
  readonly dataFolder: string;
  /** Columns of a terminal; without them the output goes to a pipe. */
  readonly columns?: number;
  /** In place of the real ones. */
  readonly ports?: Pick<ProgramEnvironment, 'elevatedCapture' | 'scriptFeed'>;
  readonly language?: 'nl' | 'en';
  /** Called with each text that goes to the error stream, as a person sees it appear. */
  readonly onProgress?: (text: string) => void;
}

/** Rises with every look, so that what is stored later sorts later. */
let nowMs = Date.UTC(2026, 10, 24, 9, 0);
const clock = { nowMs: () => nowMs++ };

/** Runs the program as a terminal or a pipe would, on real files and a real store. */
export async function runProgram(args: readonly string[], options: TerminalOptions): Promise<TerminalRun> {
  const { dataFolder, columns, language = 'en', ports = {}, onProgress = () => undefined } = options;
  const [out, err] = [stream(columns, () => undefined), stream(columns, onProgress)];
  const program = createProgram({
    output: { out, err },
    clock,
    env: { LANG: `${language}.UTF-8`, HASH_COURIER_DATA: dataFolder },
    sticks: {
      lister: { list: async () => ok([]), folder: systemDriveLister.folder },
      hotPlug: { onChange: () => () => undefined },
      ejector: systemEjector,
      timer: nodeTimer,
      kitFolder: fileURLToPath(new URL('../../../resources/kit', import.meta.url)),
    },
    storeBusyTimeoutMs: 50,
    ...ports,
  });
  const code = await program.run(args);
  return { code, out: out.text(), err: err.text() };
}

function stream(columns: number | undefined, onText: (text: string) => void) {
  const texts: string[] = [];
  const writable = new Writable({
    write(chunk, _, done) {
      texts.push(String(chunk));
      onText(String(chunk));
      done();
    },
  });
  const size = columns === undefined ? {} : { isTTY: true, columns };
  return Object.assign(writable, size, { text: () => texts.join('') });
}
