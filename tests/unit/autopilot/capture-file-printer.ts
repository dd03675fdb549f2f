import { readFileSync } from 'node:fs';

/** Makes the bytes of capture files in any dialect, on its own: it shares no code with the parser. */
export interface Dialect {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly hasBom: boolean;
  readonly newline: '\r\n' | '\n' | '\r';
  readonly delimiter: ',' | ';' | '\t';
  readonly isQuoted: boolean;
}

export const PLAIN: Dialect = {
  encoding: 'utf-8',
  hasBom: false,
  newline: '\r\n',
  delimiter: ',',
  isQuoted: false,
};

export const DIALECTS: readonly Dialect[] = (['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const).flatMap(
  (encoding) =>
    (encoding === 'windows-1252' ? [false] : [false, true]).flatMap((hasBom) =>
      (['\r\n', '\n', '\r'] as const).flatMap((newline) =>
        ([',', ';', '\t'] as const).flatMap((delimiter) =>
          [false, true].map((isQuoted) => ({ encoding, hasBom, newline, delimiter, isQuoted })),
        ),
      ),
    ),
);

export function printTable(table: readonly (readonly string[])[], dialect: Dialect): Uint8Array {
  return encodeText(printText(table, dialect), dialect);
}

export function printText(
  table: readonly (readonly string[])[],
  dialect: Omit<Dialect, 'encoding' | 'hasBom'>,
): string {
  const cellText = (cell: string) => (dialect.isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell);
  return table.map((cells) => cells.map(cellText).join(dialect.delimiter) + dialect.newline).join('');
}

const BOMS = { 'utf-8': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff], 'windows-1252': [] };

export function encodeText(text: string, { encoding, hasBom }: Pick<Dialect, 'encoding' | 'hasBom'>): Uint8Array {
  return concat(hasBom ? Uint8Array.from(BOMS[encoding]) : new Uint8Array(), encodeBody(text, encoding));
}

function encodeBody(text: string, encoding: Dialect['encoding']): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from(text.replaceAll('€', '\x80'), 'latin1');
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

export function ascii(text: string): Uint8Array {
  return encodeBody(text, 'utf-8');
}

interface FixtureHash {
  readonly id: string;
  readonly hash: string;
  readonly expected: { readonly serial: string; readonly manufacturer: string; readonly product: string };
}

export function fixturePath(name: string): string {
  return new URL(`../../fixtures/${name}`, import.meta.url).pathname;
}

export const FIXTURES = JSON.parse(readFileSync(fixturePath('hashes.json'), 'utf8')) as readonly FixtureHash[]; // our own file

/** The hash of a made-up device; the twelve come round again. */
export function hashOf(index: number): string {
  return FIXTURES[index % FIXTURES.length]?.hash ?? '';
}
