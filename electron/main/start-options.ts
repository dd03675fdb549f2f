import { parseArgs } from 'node:util';

/** What the program was started with. Windows and macOS add arguments of their own, which are let pass. */
export interface StartOptions {
  /** Null: the usual one. */
  readonly dataFolder: string | null;
  readonly isPractice: boolean;
  /** Null: inside the data folder. */
  readonly practiceFolder: string | null;
  readonly practiceSticks: number;
}

const DEFAULT_STICKS = 4;
const MOST_STICKS = 40;

export function startOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      practice: { type: 'boolean' },
      'practice-dir': { type: 'string' },
      'practice-sticks': { type: 'string' },
    },
  });
  const { data, 'practice-dir': practiceFolder, 'practice-sticks': sticks } = values;
  const count = Number(sticks);
  return {
    dataFolder: typeof data === 'string' ? data : (env.HASH_COURIER_DATA ?? null),
    isPractice: values.practice === true,
    practiceFolder: typeof practiceFolder === 'string' ? practiceFolder : null,
    practiceSticks: Number.isInteger(count) && count >= 1 && count <= MOST_STICKS ? count : DEFAULT_STICKS,
  };
}
