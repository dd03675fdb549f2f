/**
 * The data of a record, described once and used both ways. Reading is lenient where Windows may vary (more bytes than
 * the layout, a missing NUL) and answers null where bytes are missing; writing makes the one canonical form. Nothing
 * here checks ranges: `records.ts` compares every value with its bytes, which catches whatever would be lost.
 *
 * All integers are little-endian.
 */
import { fromUtcText, toUtcText } from '../../time.ts';
import { fromHex, toHex } from './hex.ts';

/** Both directions of one kind of record data. */
export interface Codec<T> {
  /** Null where the data is too short for the layout. */
  read(data: Uint8Array): T | null;
  write(value: T): Uint8Array;
}

/** Both directions of one value at a fixed place. */
export interface Field<T> {
  readonly sizeBytes: number;
  read(view: DataView, at: number): T;
  write(view: DataView, at: number, value: T): void;
}

export const u8: Field<number> = {
  sizeBytes: 1,
  read: (view, at) => view.getUint8(at),
  write: (view, at, value) => view.setUint8(at, value),
};

export const i8: Field<number> = {
  sizeBytes: 1,
  read: (view, at) => view.getInt8(at),
  write: (view, at, value) => view.setInt8(at, value),
};

export const u16: Field<number> = {
  sizeBytes: 2,
  read: (view, at) => view.getUint16(at, true),
  write: (view, at, value) => view.setUint16(at, value, true),
};

export const u32: Field<number> = {
  sizeBytes: 4,
  read: (view, at) => view.getUint32(at, true),
  write: (view, at, value) => view.setUint32(at, value, true),
};

const TWO_TO_32 = 2 ** 32;

/** Null above 2^53 - 1, where JSON has no exact number; no real capacity is near it. */
export const u64: Field<number | null> = {
  sizeBytes: 8,
  read: (view, at) => {
    const value = view.getUint32(at + 4, true) * TWO_TO_32 + view.getUint32(at, true);
    return Number.isSafeInteger(value) ? value : null;
  },
  write: (view, at, value) => {
    view.setUint32(at, (value ?? 0) % TWO_TO_32, true);
    view.setUint32(at + 4, Math.floor((value ?? 0) / TWO_TO_32), true);
  },
};

export const flag: Field<boolean> = {
  sizeBytes: 1,
  read: (view, at) => view.getUint8(at) !== 0,
  write: (view, at, value) => view.setUint8(at, value ? 1 : 0),
};

/** Bytes whose number is fixed, as hex. */
export function hexOf(sizeBytes: number): Field<string> {
  return {
    sizeBytes,
    read: (view, at) => toHex(new Uint8Array(view.buffer, view.byteOffset + at, sizeBytes)),
    write: (view, at, value) => {
      const bytes = fromHex(value)?.subarray(0, sizeBytes) ?? [];
      new Uint8Array(view.buffer, view.byteOffset + at, sizeBytes).set(bytes);
    },
  };
}

const sixBytes = hexOf(6);

/** `00:00:5e:00:53:01`. */
export const mac: Field<string> = {
  sizeBytes: 6,
  read: (view, at) => sixBytes.read(view, at).replace(/..(?!$)/g, '$&:'),
  write: (view, at, value) => sixBytes.write(view, at, value.replaceAll(':', '')),
};

/** Where `major`, `minor`, `build` and `revision` stand, in bytes from the start of a stored version. */
const VERSION_OFFSETS = [2, 0, 6, 4] as const;

/** `10.0.26100.4652`: major, minor, build, revision. Stored in the order minor, major, revision, build. */
export const version: Field<string> = {
  sizeBytes: 8,
  read: (view, at) => VERSION_OFFSETS.map((offset) => view.getUint16(at + offset, true)).join('.'),
  write: (view, at, value) => {
    const parts = value.split('.').map(Number);
    VERSION_OFFSETS.forEach((offset, index) => {
      view.setUint16(at + offset, parts[index] ?? 0, true);
    });
  },
};

const EPOCH_2000_MS = Date.UTC(2000, 0, 1);

/** UTC text of a u32 of whole seconds since 2000-01-01T00:00:00Z. */
export const secondsSince2000: Field<string> = {
  sizeBytes: 4,
  read: (view, at) => toUtcText(EPOCH_2000_MS + view.getUint32(at, true) * 1000),
  write: (view, at, value) => view.setUint32(at, ((fromUtcText(value) ?? 0) - EPOCH_2000_MS) / 1000, true),
};

/** Any fields will do here: `read` and `write` are methods, whose parameters TypeScript compares both ways. */
type Layout = Readonly<Record<string, Field<unknown>>>;
type ValuesOf<L extends Layout> = { readonly [K in keyof L]: L[K] extends Field<infer T> ? T : never };

/** Fields back to back, in the order of the layout's keys, then `zeroBytes` that are always zero. */
export function struct<L extends Layout>(layout: L, zeroBytes = 0): Codec<ValuesOf<L>> {
  const fields = Object.entries(layout);
  const sizeBytes = fields.reduce((sum, [, field]) => sum + field.sizeBytes, zeroBytes);
  return {
    read(data) {
      if (data.length < sizeBytes) return null;
      const view = viewOf(data);
      const values: Record<string, unknown> = {};
      let at = 0;
      for (const [name, field] of fields) {
        values[name] = field.read(view, at);
        at += field.sizeBytes;
      }
      // The loop has set every key of the layout with what its own field read.
      return values as ValuesOf<L>;
    },
    write(values) {
      const data = new Uint8Array(sizeBytes);
      const view = viewOf(data);
      let at = 0;
      for (const [name, field] of fields) {
        field.write(view, at, values[name]);
        at += field.sizeBytes;
      }
      return data;
    },
  };
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
