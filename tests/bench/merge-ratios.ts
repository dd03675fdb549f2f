/**
 * Merging 100,000 devices from 1,000 files with the command line, against programs that touch the same bytes. Each
 * round runs all of them one after the other, so that the machine's drift is in both sides of a ratio.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import { atMost, median, type Ratio } from './ratio.ts';
import { isInstalled, timedRun } from './timed-process.ts';

const FILES = 1000;
const ROWS_A_FILE = 100;
/** Every twentieth row is a second capture of a device that an earlier file holds. */
const RECAPTURE_EVERY = 20;
const ROUNDS = 3;
const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash';
const RESIDENT_GOAL_MIB = 256;

export async function mergeRatios(program: string): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'merge-bench-'));
  try {
    const input = join(folder, 'in');
    console.log(`  making ${FILES} files of ${ROWS_A_FILE} rows …`);
    makeFiles(input);
    return await compare(program, folder, input);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeFiles(input: string): void {
  mkdirSync(input);
  for (let file = 0; file < FILES; file++) {
    const rows = Array.from({ length: ROWS_A_FILE }, (_, index) => {
      const number = file * ROWS_A_FILE + index;
      const isRecapture = number % RECAPTURE_EVERY === RECAPTURE_EVERY - 1;
      const { serial, hash } = isRecapture
        ? practiceDevice(physical(Math.floor(number / 2)), { capturedAtMs: Date.UTC(2026, 5, 1) })
        : practiceDevice(physical(number));
      return `${serial},,${hash}\r\n`;
    });
    writeFileSync(join(input, `captures-${String(file).padStart(4, '0')}.csv`), `${HEADER}\r\n${rows.join('')}`);
  }
}

/** Index of the nth practice device that is a PC: a depot registers no virtual machines, and each of them gets a note. */
function physical(number: number): number {
  return Math.floor(number / 6) * 7 + (number % 6);
}

async function compare(program: string, folder: string, input: string): Promise<readonly Ratio[]> {
  const files = readdirSync(input).map((name) => join(input, name));
  const rivals: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    cat: ['sh', ['-c', `cat "$@" > ${join(folder, 'cat.csv')}`, 'sh', ...files]],
    'PapaParse alone': [
      process.execPath,
      [join(import.meta.dirname, 'papaparse-alone.ts'), input, join(folder, 'papa.csv')],
    ],
    ...(isInstalled('mlr') && {
      Miller: [
        'sh',
        [
          '-c',
          `mlr --icsv --ocsv head -n 1 -g 'Device Serial Number' "$@" > ${join(folder, 'mlr.csv')}`,
          'sh',
          ...files,
        ],
      ],
    }),
    ...(isInstalled('csvstack') && {
      csvstack: ['sh', ['-c', `csvstack "$@" > ${join(folder, 'csvstack.csv')}`, 'sh', ...files]],
    }),
  };
  const merged: number[] = [];
  const resident: number[] = [];
  const rivalMs = new Map<string, number[]>(Object.keys(rivals).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const out = join(folder, `out-${round}`);
    const run = await timedRun(process.execPath, [program, 'merge', input, '--out', out, '--json']);
    if (run.exitCode === null || run.exitCode > 1) throw new Error(`merge ended with ${run.exitCode}`);
    merged.push(run.ms);
    resident.push(run.residentMiB);
    rmSync(out, { recursive: true });
    for (const [name, [command, args]] of Object.entries(rivals)) {
      rivalMs.get(name)?.push((await timedRun(command, args)).ms);
    }
  }
  const against = (name: string) => median(merged.map((ms, round) => ms / (rivalMs.get(name)?.[round] ?? Number.NaN)));
  const goals: Readonly<Record<string, number>> = { cat: 4, Miller: 1, 'PapaParse alone': 1, csvstack: 1 };
  return [
    ...Object.keys(rivals).map((name) => atMost(`merge, time against ${name}`, against(name), goals[name] ?? 1)),
    atMost(`merge, resident memory against ${RESIDENT_GOAL_MIB} MiB`, median(resident) / RESIDENT_GOAL_MIB, 1),
  ];
}
