import type { CaptureRow } from '../capture-row.ts';
import type { CaptureContent } from './capture-content.ts';
import { MAX_LINE_CHARS, splitCells } from './cells.ts';
import { isBlankLine, type Line } from './lines.ts';
import { MAX_ROWS } from './row-collector.ts';

/**
 * Reads a file of corporate device identifiers: `Manufacturer,Model,Serial` without a header. Any table of three columns
 * looks like that, so it must be unmistakable: every line has three cells, begins with a known maker of PCs and ends in a
 * serial number with a digit. Null for all others; with a header of these three columns any maker will do.
 */
export function readIdentifierLines(lines: Iterable<Line>): CaptureContent | null {
  const rows: CaptureRow[] = [];
  for (const whole of lines) {
    if (isBlankLine(whole)) continue;
    const { text, line } = whole;
    if (text.length > MAX_LINE_CHARS || rows.length === MAX_ROWS) return null;
    const { cells, isDamaged } = splitCells(text, ',');
    const [manufacturer = '', model = '', serial = ''] = cells;
    if (isDamaged || cells.length !== 3 || !isKnownMaker(manufacturer) || model.trim() === '' || !isSerial(serial)) {
      return null;
    }
    const unsaid = { productId: '', hash: '', groupTag: '', assignedUser: '' };
    rows.push({ kind: 'corporateIdentifier', row: rows.length + 1, line, serial, manufacturer, model, ...unsaid });
  }
  return rows.length === 0 ? null : { layout: 'identifiers', delimiter: ',', rows, issues: [] };
}

/** First words, in lower case, of what makers of PCs write into the SMBIOS. */
const MAKERS: ReadonlySet<string> = new Set([
  'acer',
  'asus',
  'asustek',
  'dell',
  'dynabook',
  'fujitsu',
  'getac',
  'hewlett-packard',
  'hp',
  'huawei',
  'lenovo',
  'lg',
  'medion',
  'micro-star',
  'microsoft',
  'msi',
  'panasonic',
  'razer',
  'samsung',
  'toshiba',
  'vaio',
]);

function isKnownMaker(cell: string): boolean {
  return MAKERS.has(/^[\w-]+/.exec(cell.trim().toLowerCase())?.[0] ?? '');
}

function isSerial(cell: string): boolean {
  const serial = cell.trim();
  return /^[A-Za-z0-9][A-Za-z0-9 -]{4,63}$/.test(serial) && /\d/.test(serial);
}
