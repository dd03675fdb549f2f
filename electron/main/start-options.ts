import { parseArgs } from 'node:util';

/** What the program was started with. Windows and macOS add arguments of their own, which are let pass. */
export interface StartOptions {
  /** Null: the usual one. */
  readonly dataFolder: string | null;
  readonly isPractice: boolean;
  /** Null: inside the data folder. */
  readonly practiceFolder: string | null;
  readonly practiceSticks: number;
  /** How long a virtual stick takes for one file operation, in milliseconds; null for the pace of a usual one. */
  readonly practicePaceMs: number | null;
  /** Started at sign-in: it waits in the tray, without a window. */
  readonly isInBackground: boolean;
}

/** How the system starts the program at sign-in. */
export const BACKGROUND_ARGUMENT = '--in-background';

const DEFAULT_STICKS = 4;
const MOST_STICKS = 40;
const SLOWEST_MS = 10_000;

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
      'practice-pace': { type: 'string' },
      'in-background': { type: 'boolean' },
    },
  });
  const { data, 'practice-dir': practiceFolder, 'practice-sticks': sticks, 'practice-pace': pace } = values;
  return {
    dataFolder: named(data) ?? named(env.HASH_COURIER_DATA),
    isPractice: values.practice === true,
    practiceFolder: named(practiceFolder),
    practiceSticks: wholeNumber(sticks, 1, MOST_STICKS) ?? DEFAULT_STICKS,
    practicePaceMs: wholeNumber(pace, 0, SLOWEST_MS),
    isInBackground: values['in-background'] === true,
  };
}

/** An option without a value, or with an empty one, names nothing. */
function named(value: string | boolean | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function wholeNumber(value: string | boolean | undefined, least: number, most: number): number | null {
  const number = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= least && number <= most ? number : null;
}
