import { err, ok, type Result } from '../../result.ts';
import { type Issue, issue } from '../issues.ts';
import { IMPORT_FORMATS, type ImportField, type ImportRow, type ImportTarget } from './import-format.ts';
import { type CarryFault, carryFault, printedValue } from './import-value.ts';

/** After every line, the last one included. */
export const LINE_END = '\r\n';

/** The first line with its line end; empty where the format has none. */
export function printImportHeader(target: ImportTarget): string {
  const { header } = IMPORT_FORMATS[target];
  return header === null ? '' : header + LINE_END;
}

/**
 * One device row with its line end, or why the format cannot carry it: one `value-not-carried` for each value, with the
 * field and the fault as its values. A row that is not carried is left out of the file whole; nothing in it is mended.
 */
export function printImportRow(target: ImportTarget, row: ImportRow): Result<string, readonly Issue[]> {
  const { columns, required } = IMPORT_FORMATS[target];
  const printed = columns.map((field) => printedValue(field, row[field]));
  const issues: Issue[] = [];
  columns.forEach((field, column) => {
    const fault = carryFault(field, printed[column] ?? '');
    if (fault !== null) issues.push(notCarried(target, field, fault));
  });

  const isFilled = (field: ImportField) => printed[columns.indexOf(field)] !== '';
  if (!required.some((fields) => fields.every(isFilled))) {
    // Of several ways to identify the device the first is the one to ask for.
    for (const field of required[0] ?? []) {
      if (!isFilled(field)) issues.push(notCarried(target, field, 'missing'));
    }
  }
  return issues.length === 0 ? ok(printed.join(',') + LINE_END) : err(issues);
}

function notCarried(target: ImportTarget, field: ImportField, fault: CarryFault): Issue {
  return issue('value-not-carried', null, { target, field, why: fault });
}
