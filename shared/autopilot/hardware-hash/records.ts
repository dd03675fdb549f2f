/**
 * Guards the law that makes the codec trustworthy: a typed record and its data say exactly the same. Reading gives the
 * typed form only where writing it again gives the same bytes; writing gives bytes only where reading them again gives
 * the same value. Whatever would be lost, from a string with a NUL in it to a count that does not fit, shows there.
 */
import { fromHex, toHex } from './hex.ts';
import { RECORDS } from './record-codecs.ts';
import type { HashRecord, RawRecord, RecordName, TypedRecord } from './record-fields.ts';

// Object.entries forgets that the keys of RECORDS are the record names.
const KINDS = Object.entries(RECORDS) as [RecordName, (typeof RECORDS)[RecordName]][];
const NAME_OF_TYPE: ReadonlyMap<number, RecordName> = new Map(KINDS.map(([name, { type }]) => [type, name]));

/** The typed form of a raw record, or the record itself where it has none that says as much as its data. */
export function readRecord(raw: RawRecord): HashRecord {
  const name = NAME_OF_TYPE.get(raw.type);
  const data = fromHex(raw.dataHex);
  return (name && data && readTyped(name, data)) ?? raw;
}

/** Type and data of a record, or null where its value does not fit the layout of its type. */
export function writeRecord(record: HashRecord): { readonly type: number; readonly data: Uint8Array } | null {
  if ('name' in record) return writeTyped(record);
  const data = fromHex(record.dataHex);
  const isType = Number.isInteger(record.type) && record.type >= 0 && record.type <= 0xffff;
  return data === null || !isType ? null : { type: record.type, data };
}

function readTyped<N extends RecordName>(name: N, data: Uint8Array): TypedRecord | null {
  const { codec } = RECORDS[name];
  const value = codec.read(data);
  if (value === null || toHex(codec.write(value)) !== toHex(data)) return null;
  // `value` was read by the codec of `name`, so the pair is one of the union.
  return { name, value } as unknown as TypedRecord;
}

function writeTyped<N extends RecordName>({ name, value }: TypedRecord<N>) {
  const { type, codec } = RECORDS[name];
  const data = codec.write(value);
  return isSame(codec.read(data), value) ? { type, data } : null;
}

/** Whether two plain values (no cycles, no class instances) are equal in depth. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const entries = Object.entries(a);
  return (
    entries.length === Object.keys(b).length &&
    // Any object may be looked into by name; a name that is missing gives undefined.
    entries.every(([key, value]) => isSame(value, (b as Record<string, unknown>)[key]))
  );
}
