import { expect, test } from 'vitest';
import { readArchive } from '../../../electron/core/archives/read-archive.ts';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import { cabFile } from '../../support/cab-file.ts';
import { type Random, randomFrom, seedOr } from '../../support/seeded-random.ts';
import { zipFile } from '../../support/zip-file.ts';

const ARCHIVES = 500;
const SEED = seedOr(20260401);

const file = (index: number) => {
  const { serial, hash } = practiceDevice(index);
  const text = `\ufeffDevice Serial Number,Windows Product ID,Hardware Hash\r\n${serial},,${hash}\r\n`;
  return { name: `logs/DeviceHash_${index}.csv`, bytes: Buffer.from(text, 'utf16le') };
};
const FILES = [file(1), file(2), { name: 'noise.etl', bytes: Buffer.from('log line '.repeat(5000)) }];
const CAB = cabFile([
  { method: 'lzx', files: [file(1)] },
  { method: 'mszip', files: FILES },
  { method: 'none', files: [file(2)] },
]);
const SEEDS = [zipFile(FILES), CAB, zipFile([{ name: 'MDMDiagReport.cab', bytes: CAB }, file(1)])];

function mutated(archive: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(archive);
  for (let count = random(8); count >= 0; count--) {
    // Headers are where damage is worst, so half of it goes there.
    const at = random(random(2) === 0 ? bytes.length : 200);
    bytes[at] = random(3) === 0 ? random(256) : (bytes[at] ?? 0) ^ (1 << random(8));
  }
  if (random(4) === 0) return bytes.subarray(0, random(bytes.length));
  if (random(4) === 0) bytes.copy(bytes, random(bytes.length), random(bytes.length), random(bytes.length));
  return bytes;
}

test(`any damage gives a result, and of a ZIP only files as they were (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  const known = new Set(FILES.map(({ bytes }) => bytes.toString('latin1')));
  let untouched = 0;
  for (let round = 0; round < ARCHIVES; round++) {
    const seed = random(SEEDS.length);
    const { entries, issues } = await readArchive(mutated(SEEDS[seed] ?? CAB, random), false);
    // A CAB need not carry checksums, and ours do not; its captures are checked by the hash's own.
    if (seed === 0) for (const { bytes } of entries) expect(known).toContain(bytes.toString('latin1'));
    if (issues.length === 0) untouched++;
  }
  // Most of the damage must have been met, or this test shows nothing.
  expect(untouched).toBeLessThan(ARCHIVES / 2);
}, 60_000);
