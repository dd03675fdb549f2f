import { expect, test } from 'vitest';
import type { CaptureFile } from '../../../shared/autopilot/capture-file/capture-file.ts';
import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import { ISSUE_SEVERITY } from '../../../shared/autopilot/issues.ts';
import { type Random, randomFrom, seedOr } from '../../support/seeded-random.ts';
import { concat, DIALECTS, type Dialect, encodeText, hashOf, printText } from './capture-file-printer.ts';

const FILES = 10_000;
const SEED = seedOr(20260401);

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random(items.length)] as T; // never called with an empty list
}

const HEADERS = [
  ['Device Serial Number', 'Windows Product ID', 'Hardware Hash'],
  ['Device Serial Number', 'Windows Product ID', 'Hardware Hash', 'Group Tag'],
  ['Device serial number', 'Windows product ID', 'Hardware hash', 'Manufacturer name', 'Device Model'],
  ['Device Serial Number', 'Hardware Hash', 'Order ID'],
];

/** A stretch of bytes of a file: its header or one row, line break included. */
interface Line {
  readonly bytes: Uint8Array;
  /** The row's serial and hash, for finding it again; null for a header. */
  readonly row: readonly [serial: string, hash: string] | null;
}

interface MadeFile {
  readonly dialect: Dialect;
  readonly lines: readonly Line[];
}

function makeFile(random: Random, name: string): MadeFile {
  const dialect = pick(random, DIALECTS);
  const header = pick(random, HEADERS);
  const lines: Line[] = [{ bytes: encodeText(printText([header], dialect), dialect), row: null }];
  for (let i = random(4); i >= 0; i--) {
    const serial = `${name}${i}${random(1e6)}`;
    const hash = hashOf(random(12));
    const cells = header.map((column) => {
      if (column.endsWith('umber')) return serial;
      if (/hash/i.test(column)) return hash;
      return pick(random, ['', 'Kiosk', 'a b', 'x\\y']);
    });
    lines.push({ bytes: encodeText(printText([cells], dialect), { ...dialect, hasBom: false }), row: [serial, hash] });
  }
  return { dialect, lines };
}

/** A file after damage: its bytes and the rows that the damage did not touch. */
interface Damaged {
  readonly bytes: Uint8Array;
  readonly untouched: readonly (readonly [serial: string, hash: string])[];
}

function rowsOf(lines: readonly Line[]): Damaged['untouched'] {
  return lines.flatMap(({ row }) => (row === null ? [] : [row]));
}

function whole({ lines }: MadeFile): Uint8Array {
  return concat(...lines.map(({ bytes }) => bytes));
}

function noise(random: Random, length: number): Uint8Array {
  const isTextual = random(2) === 0;
  return Uint8Array.from({ length }, () =>
    isTextual ? pick(random, [34, 44, 59, 9, 13, 10, 0, 255, 254, 239, 65]) : random(256),
  );
}

/** Damages one row in place; all line breaks and all other lines stay. */
function damageRow(random: Random, file: MadeFile, damage: (row: Uint8Array) => Uint8Array): Damaged {
  const target = 1 + random(file.lines.length - 1);
  const { newline, encoding } = file.dialect;
  const isWide = encoding.startsWith('utf-16');
  const breakBytes = newline.length * (isWide ? 2 : 1);
  const bytes = file.lines[target]?.bytes ?? new Uint8Array();
  const damaged = damage(bytes.subarray(0, -breakBytes));
  const lines = file.lines.map((line) => line.bytes);
  lines[target] = concat(damaged, bytes.subarray(bytes.length - breakBytes));
  // A byte order mark that the damage made by chance may swallow half of the line break after it.
  const mayTakeNext = isWide && damaged.some((byte) => byte >= 0xfe);
  const untouched = file.lines.filter((_, index) => index !== target && !(mayTakeNext && index === target + 1));
  return { bytes: concat(...lines), untouched: rowsOf(untouched) };
}

function spliced(random: Random, line: Uint8Array, removed: number, inserted: Uint8Array): Uint8Array {
  const at = random(line.length);
  return concat(line.subarray(0, at), inserted, line.subarray(at + removed));
}

const OTHER_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be'] as const;

function truncated(random: Random, file: MadeFile): Damaged {
  const bytes = whole(file);
  const end = random(bytes.length);
  const ends = file.lines.map((_, index) => concat(...file.lines.slice(0, index + 1).map((line) => line.bytes)).length);
  const kept = file.lines.filter((_, index) => (ends[index] ?? 0) <= end);
  return { bytes: bytes.subarray(0, end), untouched: rowsOf(kept) };
}

const DAMAGES: Readonly<Record<string, (random: Random, file: MadeFile) => Damaged>> = {
  none: (_random, file) => ({ bytes: whole(file), untouched: rowsOf(file.lines) }),
  flip: (random, file) => damageRow(random, file, (line) => spliced(random, line, 1, noise(random, 1))),
  cutOut: (random, file) =>
    damageRow(random, file, (line) => spliced(random, line, 1 + random(3000), new Uint8Array())),
  insert: (random, file) => damageRow(random, file, (line) => spliced(random, line, 0, noise(random, 1 + random(40)))),
  overwrite: (random, file) => damageRow(random, file, (line) => spliced(random, line, 200, noise(random, 200))),
  zeros: (random, file) => damageRow(random, file, (line) => spliced(random, line, 512, new Uint8Array(512))),
  truncate: truncated,
  glue: (random, file) => {
    const other = makeFile(random, 'G');
    return { bytes: concat(whole(file), whole(other)), untouched: rowsOf([...file.lines, ...other.lines]) };
  },
  glueCut: (random, file) => {
    const other = makeFile(random, 'G');
    const cut = truncated(random, file);
    // After half a line only a byte order mark says for certain that another file begins.
    const kept = other.dialect.hasBom ? rowsOf(other.lines) : [];
    return { bytes: concat(cut.bytes, whole(other)), untouched: [...cut.untouched, ...kept] };
  },
  transcode: (random, file) => {
    const encoding = pick(random, OTHER_ENCODINGS);
    const target = 1 + random(file.lines.length - 1);
    const bytes = file.lines.map((line, index) => {
      if (index !== target) return line.bytes;
      const decoder = file.dialect.encoding === 'windows-1252' ? 'latin1' : file.dialect.encoding;
      return encodeText(new TextDecoder(decoder).decode(line.bytes), { encoding, hasBom: random(2) === 0 });
    });
    return { bytes: concat(...bytes), untouched: rowsOf(file.lines) };
  },
  shuffle: (random, file) => {
    const [header, ...rows] = file.lines;
    const turned = random(rows.length);
    const lines = [...rows.slice(turned), ...rows.slice(0, turned)];
    return {
      bytes: concat(header?.bytes ?? new Uint8Array(), ...lines.map(({ bytes }) => bytes)),
      untouched: rowsOf(lines),
    };
  },
  noise: (random) => ({ bytes: noise(random, random(6000)), untouched: [] }),
};

function isSound(file: CaptureFile): boolean {
  const numbers = file.rows.map(({ row }) => row);
  return (
    numbers.every((number, index) => number > (numbers[index - 1] ?? 0)) &&
    file.issues.every(({ code }) => code in ISSUE_SEVERITY) &&
    (file.rows.length > 0 || file.issues.length > 0)
  );
}

test(`${FILES} damaged capture files: each gives a result and loses no untouched row (seed ${SEED})`, () => {
  console.info(`fuzz seed ${SEED}`);
  const random = randomFrom(SEED);
  const kinds = Object.entries(DAMAGES);
  let rows = 0;
  for (let i = 0; i < FILES; i++) {
    const [kind, damage] = pick(random, kinds);
    const made = makeFile(random, 'F');
    const { bytes, untouched } = damage(random, made);
    const parsed = parseCaptureFile(bytes);
    const found = new Set(parsed.rows.map(({ serial, hash }) => `${serial} ${hash}`));
    const lost = untouched.filter((row) => !found.has(row.join(' '))).map(([serial]) => serial);
    if (lost.length > 0 || !isSound(parsed)) {
      expect.fail(
        `file ${i} of seed ${SEED}, ${kind}, ${JSON.stringify(made.dialect)}: lost ${lost.join() || 'nothing'}, issues ${JSON.stringify(parsed.issues)}`,
      );
    }
    rows += untouched.length;
  }
  expect(rows, 'rows that had to survive').toBeGreaterThan(FILES);
});
