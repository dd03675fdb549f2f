import type { PayloadKind } from '../capture-row.ts';
import { looksLikeHash } from './hash-text.ts';

/** What a column of a capture file means. `data` is the payload of a DeviceLink export. */
export type ColumnRole =
  | 'serial'
  | 'productId'
  | 'hash'
  | 'groupTag'
  | 'assignedUser'
  | 'manufacturer'
  | 'model'
  | 'data';

/** Layouts that a header line can announce; the others are in capture-content.ts. */
export type HeaderLayout = 'intune' | 'partner' | 'managedDesktop' | 'identifiers' | 'deviceLink';

/** A header line that was understood. */
export interface Header {
  readonly layout: HeaderLayout;
  readonly kind: PayloadKind;
  /** Where each role stands. */
  readonly indexOf: ReadonlyMap<ColumnRole, number>;
  /** How many cells a row has; empty header cells at the end, as Excel leaves them, do not count. */
  readonly columnCount: number;
  /** Names of columns that mean nothing to us or stand there a second time: their values are not read. */
  readonly unknown: readonly string[];
}

/**
 * Column names by their letters and digits in lower case, so that case, spaces and underscores do not matter.
 * Sources: Microsoft's add-devices article, the capture scripts, the partner template in both capitalisations, the
 * Managed Desktop draft, scripts of 2018 to 2019 that say Order ID for Group Tag, and the DeviceLink export.
 */
const ROLE_OF_NAME: ReadonlyMap<string, ColumnRole> = new Map([
  ['deviceserialnumber', 'serial'],
  ['serialnumber', 'serial'],
  ['serial', 'serial'],
  ['windowsproductid', 'productId'],
  ['productid', 'productId'],
  ['hardwarehash', 'hash'],
  ['grouptag', 'groupTag'],
  ['orderid', 'groupTag'],
  ['assigneduser', 'assignedUser'],
  ['manufacturername', 'manufacturer'],
  ['manufacturer', 'manufacturer'],
  ['devicemodel', 'model'],
  ['model', 'model'],
  ['data', 'data'],
]);

/** A header cell longer than this is no column name; it also keeps a hash from being taken for one. */
const MAX_NAME_CHARS = 128;

/** What a header cell names, or undefined where it is no name of ours. */
export function roleOfName(cell: string): ColumnRole | undefined {
  if (cell.length > MAX_NAME_CHARS) return undefined;
  return ROLE_OF_NAME.get(cell.toLowerCase().replace(/[^a-z0-9]/g, ''));
}

/**
 * Reads a line's cells as a header, or answers null where they are none. A header names a hardware hash and, unless all
 * its other columns are known too, a serial number: a sentence with the words between commas is none. Or it is exactly
 * that of a DeviceLink export or of corporate identifiers: any other table with a serial column is no capture.
 */
export function readHeader(cells: readonly string[]): Header | null {
  const indexOf = new Map<ColumnRole, number>();
  const unknown: string[] = [];
  let columnCount = 0;
  for (const [index, cell] of cells.entries()) {
    if (cell.length > MAX_NAME_CHARS) return null;
    if (cell.trim() !== '') columnCount = index + 1;
  }
  for (const [index, cell] of cells.slice(0, columnCount).entries()) {
    const role = roleOfName(cell);
    if (role !== undefined && !indexOf.has(role)) indexOf.set(role, index);
    else unknown.push(cell.trim());
  }
  const layout = layoutOf(indexOf, unknown.length);
  if (layout === null) return null;
  if (indexOf.has('data') && layout !== 'deviceLink') {
    unknown.push('data');
    indexOf.delete('data');
  }
  return { layout, kind: KIND_OF_LAYOUT[layout], indexOf, columnCount, unknown };
}

/**
 * Reads a row that begins with the names of its own columns, as Configuration Manager's report exports them: the
 * names, a hash column among them, and then the values, which must hold a hash. Null for any other row.
 */
export function readRepeatedHeader(
  cells: readonly string[],
): { readonly header: Header; readonly values: readonly string[] } | null {
  const nameCount = cells.findIndex((cell) => roleOfName(cell) === undefined);
  if (nameCount < 2) return null;
  const values = cells.slice(nameCount);
  if (!values.some(looksLikeHash)) return null;
  const header = readHeader(cells.slice(0, nameCount));
  return header === null ? null : { header, values };
}

const KIND_OF_LAYOUT = {
  intune: 'hash',
  partner: 'hash',
  managedDesktop: 'hash',
  identifiers: 'corporateIdentifier',
  deviceLink: 'deviceLink',
} as const satisfies Record<HeaderLayout, PayloadKind>;

function layoutOf(roles: ReadonlyMap<ColumnRole, number>, unknownCount: number): HeaderLayout | null {
  const hasMaker = roles.has('manufacturer') && roles.has('model');
  if (roles.has('hash') && (roles.has('serial') || unknownCount === 0)) {
    if (hasMaker && !roles.has('productId')) return 'managedDesktop';
    return roles.has('manufacturer') || roles.has('model') ? 'partner' : 'intune';
  }
  if (!hasMaker || !roles.has('serial') || unknownCount > 0) return null;
  if (roles.size === 4 && roles.has('data')) return 'deviceLink';
  return roles.size === 3 ? 'identifiers' : null;
}
