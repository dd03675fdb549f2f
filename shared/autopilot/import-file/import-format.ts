/** Who a file is for: the Intune portal, Partner Center, corporate device identifiers, or the one merged file. */
export const IMPORT_TARGETS = ['intune', 'partner', 'identifiers', 'merged'] as const;
export type ImportTarget = (typeof IMPORT_TARGETS)[number];

/** One device, ready to be printed for any target; what is not known is an empty text. */
export interface ImportRow {
  readonly serial: string;
  /** Windows Product ID (PKID); normally empty. */
  readonly productId: string;
  /** Base64 text of the hardware hash. */
  readonly hash: string;
  readonly groupTag: string;
  readonly assignedUser: string;
  readonly manufacturer: string;
  readonly model: string;
}
export type ImportField = keyof ImportRow;

export interface ImportFormat {
  /** First line, without its line end, to the letter: the portals compare it with case. Null where there is none. */
  readonly header: string | null;
  /** Device rows that one file may hold; null for as many as there are. */
  readonly maxRows: number | null;
  readonly columns: readonly ImportField[];
  /** Sets of columns of which one must be filled completely for a row to identify its device. */
  readonly required: readonly (readonly ImportField[])[];
  /** Name of the file where one is enough, without `.csv`; each of several says which part it is. */
  readonly baseName: string;
}

const INTUNE_HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User';
const INTUNE_COLUMNS: readonly ImportField[] = ['serial', 'productId', 'hash', 'groupTag', 'assignedUser'];
const INTUNE_REQUIRED: readonly (readonly ImportField[])[] = [['serial', 'hash']];

/**
 * The four formats. All of them: ASCII, CRLF after every line, no quotes, no byte order mark. The Intune columns are
 * always all five, so that no tag or user is lost where the first row has none.
 *
 * Sources: memdocs autopilot/add-devices.md (Intune: header, 500 rows; owners register by hash only), the Windows
 * Autopilot FAQ (Partner Center: 1,000 rows; serial with make and model, or the product id, do as well as the hash),
 * memdocs intune/enrollment/corporate-identifiers-add.md (no header, 5,000 rows).
 */
export const IMPORT_FORMATS: Readonly<Record<ImportTarget, ImportFormat>> = {
  intune: {
    header: INTUNE_HEADER,
    maxRows: 500,
    columns: INTUNE_COLUMNS,
    required: INTUNE_REQUIRED,
    baseName: 'intune',
  },
  partner: {
    header: 'Device Serial Number,Windows Product ID,Hardware Hash,Manufacturer name,Device model',
    maxRows: 1000,
    columns: ['serial', 'productId', 'hash', 'manufacturer', 'model'],
    required: [['hash'], ['productId'], ['serial', 'manufacturer', 'model']],
    baseName: 'partner-center',
  },
  identifiers: {
    header: null,
    maxRows: 5000,
    columns: ['manufacturer', 'model', 'serial'],
    required: [['manufacturer', 'model', 'serial']],
    baseName: 'corporate-identifiers',
  },
  merged: {
    header: INTUNE_HEADER,
    maxRows: null,
    columns: INTUNE_COLUMNS,
    required: INTUNE_REQUIRED,
    baseName: 'aggregatedDevices',
  },
};

/** How many files the given number of device rows takes; none for no rows. */
export function importFileCount(target: ImportTarget, rows: number): number {
  return Math.ceil(rows / (IMPORT_FORMATS[target].maxRows ?? Math.max(rows, 1)));
}

/**
 * `aggregatedDevices.csv`, or `intune-007-of-200.csv` where there are several; parts count from 1 and sort by name.
 */
export function importFileName(target: ImportTarget, part: number, parts: number): string {
  const { baseName } = IMPORT_FORMATS[target];
  if (parts === 1) return `${baseName}.csv`;
  return `${baseName}-${String(part).padStart(String(parts).length, '0')}-of-${parts}.csv`;
}
