/**
 * Writes cabinets as the CAB format has them, so that tests can make what no tool makes: several folders, each method,
 * lying sizes. The method `lzx` writes blocks of literals alone: true LZX, but not a good one.
 */
import { deflateRawSync } from 'node:zlib';

export type CabMethod = 'none' | 'mszip' | 'lzx';

export interface CabFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** What the cabinet says that the file holds, where that is not the truth. */
  readonly saidBytes?: number;
}

export interface CabFolder {
  readonly method: CabMethod;
  readonly files: readonly CabFile[];
}

const METHOD_CODE: Readonly<Record<CabMethod, number>> = { none: 0, mszip: 1, lzx: 3 | (15 << 8) };
const BLOCK_BYTES = 32_768;
const [HEADER_BYTES, FOLDER_BYTES] = [36, 8];
const NAME_IS_UTF8 = 0x80;

export function cabFile(folders: readonly CabFolder[]): Buffer {
  const fileTable = Buffer.concat(folders.flatMap(fileEntries));
  const filesAt = HEADER_BYTES + FOLDER_BYTES * folders.length;
  const folderEntries: Buffer[] = [];
  const data: Buffer[] = [];
  let at = filesAt + fileTable.length;
  for (const { method, files } of folders) {
    const blocks = dataBlocks(Buffer.concat(files.map((file) => file.bytes)), method);
    const entry = Buffer.alloc(FOLDER_BYTES);
    entry.writeUInt32LE(at, 0);
    entry.writeUInt16LE(blocks.length, 4);
    entry.writeUInt16LE(METHOD_CODE[method], 6);
    folderEntries.push(entry);
    data.push(...blocks);
    at += blocks.reduce((sum, block) => sum + block.length, 0);
  }
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('MSCF', 0, 'latin1');
  header.writeUInt32LE(at, 8);
  header.writeUInt32LE(filesAt, 16);
  header.writeUInt16LE(0x0103, 24);
  header.writeUInt16LE(folders.length, 26);
  header.writeUInt16LE(
    folders.reduce((sum, folder) => sum + folder.files.length, 0),
    28,
  );
  return Buffer.concat([header, ...folderEntries, fileTable, ...data]);
}

function fileEntries({ files }: CabFolder, folder: number): readonly Buffer[] {
  let offset = 0;
  return files.map(({ name, bytes, saidBytes }) => {
    const fixed = Buffer.alloc(16);
    fixed.writeUInt32LE(saidBytes ?? bytes.length, 0);
    fixed.writeUInt32LE(offset, 4);
    fixed.writeUInt16LE(folder, 8);
    // 2026-01-01, 00:00.
    fixed.writeUInt16LE((46 << 9) | (1 << 5) | 1, 10);
    fixed.writeUInt16LE(NAME_IS_UTF8, 14);
    offset += bytes.length;
    return Buffer.concat([fixed, Buffer.from(`${name}\0`, 'utf8')]);
  });
}

/** Each block of at most 32 KiB with its header; a checksum of 0 says that there is none. */
function dataBlocks(bytes: Buffer, method: CabMethod): readonly Buffer[] {
  const blocks: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += BLOCK_BYTES) {
    const plain = bytes.subarray(from, from + BLOCK_BYTES);
    const packed = PACK[method](plain, from === 0);
    const header = Buffer.alloc(8);
    header.writeUInt16LE(packed.length, 4);
    header.writeUInt16LE(plain.length, 6);
    blocks.push(Buffer.concat([header, packed]));
  }
  return blocks;
}

const PACK: Readonly<Record<CabMethod, (plain: Buffer, isFirst: boolean) => Buffer>> = {
  none: (plain) => plain,
  mszip: (plain) => Buffer.concat([Buffer.from('CK', 'latin1'), deflateRawSync(plain)]),
  lzx: lzxLiterals,
};

const [CHANGED_TO_8, ZEROS] = [9, 18];
const LITERALS = 256;
/** Elements of the main tree beyond the literals at a window of 32 KiB (30 position slots), and of the length tree. */
const [MATCHES, LENGTHS] = [8 * 30, 249];

/**
 * One verbatim block in which every literal has a code of eight bits, its own value, and matches have none. Lengths of
 * codes are told as changes from those of the block before: from 0 to 8 in the first block, none after it.
 */
function lzxLiterals(plain: Buffer, isFirst: boolean): Buffer {
  const bits = bitWriter();
  if (isFirst) bits.put(0, 1); // no translation of x86 calls
  bits.put(1, 3); // a verbatim block
  bits.put(plain.length, 24);
  preTree(bits);
  for (let literal = 0; literal < LITERALS; literal++) {
    if (isFirst) bits.put(0, 1);
    else throw new RangeError('Only one block of literals can be written.');
  }
  preTree(bits);
  zeros(bits, MATCHES);
  preTree(bits);
  zeros(bits, LENGTHS);
  for (const byte of plain) bits.put(byte, 8);
  return bits.words();
}

/** Two codes of one bit: 0 for a change to length 8, 1 for a run of zeros. */
function preTree(bits: BitWriter): void {
  for (let symbol = 0; symbol < 20; symbol++) bits.put(symbol === CHANGED_TO_8 || symbol === ZEROS ? 1 : 0, 4);
}

function zeros(bits: BitWriter, count: number): void {
  for (let left = count; left > 0; ) {
    // A run is 20 to 51 long, and what stays over must be able to be one too.
    const run = left > 51 + 20 ? 51 : left > 51 ? left - 20 : left;
    bits.put(1, 1);
    bits.put(run - 20, 5);
    left -= run;
  }
}

type BitWriter = ReturnType<typeof bitWriter>;

/** Bits from the highest on, in words of 16 bits that lie in the file with their low byte first. */
function bitWriter() {
  const words: number[] = [];
  let [word, filled] = [0, 0];
  return {
    put(value: number, width: number) {
      for (let bit = width - 1; bit >= 0; bit--) {
        word = (word << 1) | ((value >> bit) & 1);
        if (++filled < 16) continue;
        words.push(word);
        [word, filled] = [0, 0];
      }
    },
    words() {
      const all = filled === 0 ? words : [...words, word << (16 - filled)];
      return Buffer.from(Uint16Array.from(all).buffer);
    },
  };
}
