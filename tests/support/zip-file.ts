/** Writes ZIP files as the format has them, so that tests can make what no tool makes: names and sizes that lie. */
import { constants, crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  /** Bytes of the name, one a character, as the archive holds them. */
  readonly name: string;
  readonly bytes: Buffer;
  /** What the archive says that the file holds, where that is not the truth. */
  readonly saidBytes?: number;
  /** Sets the mark of an encrypted file; its bytes stay as they are. */
  readonly isEncrypted?: boolean;
  /** The deflated stream, where it is not that of `bytes`. */
  readonly deflated?: Buffer;
}

const LOCAL_MARK = Buffer.from('PK\x03\x04', 'latin1');
const [ENCRYPTED, DEFLATE, LOCAL_BYTES, CENTRAL_BYTES, END_BYTES] = [1, 8, 30, 46, 22];

export function zipFile(files: readonly ZipFile[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name, 'latin1');
    const packed = file.deflated ?? deflateRawSync(file.bytes);
    const common = commonFields(file, name, packed);
    const centralHeader = Buffer.alloc(CENTRAL_BYTES);
    centralHeader.writeUInt32LE(0x02014b50, 0);
    centralHeader.writeUInt16LE(20, 4);
    common.copy(centralHeader, 6);
    centralHeader.writeUInt32LE(at, 42);
    local.push(LOCAL_MARK, common, name, packed);
    central.push(centralHeader, name);
    at += LOCAL_BYTES + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(0x06054b50, 0);
  // The format's plain form counts to 65,535; readers go by the size of the directory.
  end.writeUInt16LE(Math.min(files.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(files.length, 0xffff), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

/** The 26 bytes that the header before a file and the one in the directory have in common. */
function commonFields({ bytes, saidBytes, isEncrypted = false }: ZipFile, name: Buffer, packed: Buffer): Buffer {
  const fields = Buffer.alloc(LOCAL_BYTES - 4);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(isEncrypted ? ENCRYPTED : 0, 2);
  fields.writeUInt16LE(DEFLATE, 4);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(saidBytes ?? bytes.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

/** A ZIP of one file that unpacks to zeros, a thousand times its size. */
export function zeroBomb(name: string, unpackedBytes: number): Buffer {
  const pieceBytes = 16 * 1024 * 1024;
  const piece = deflateRawSync(Buffer.alloc(pieceBytes), { finishFlush: constants.Z_FULL_FLUSH });
  const pieces = Array.from({ length: Math.ceil(unpackedBytes / pieceBytes) }, () => piece);
  const deflated = Buffer.concat([...pieces, deflateRawSync(Buffer.alloc(0))]);
  return zipFile([{ name, bytes: Buffer.alloc(0), deflated, saidBytes: unpackedBytes % 2 ** 32 }]);
}
