import type { CheckLimits } from '../../../shared/autopilot/checks/check-row.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { CanonicalForm } from './canonical-form.ts';
import { scanCanonical } from './scan-canonical.ts';
import type { ScannedRow } from './scanned-row.ts';
import { lineReader, type Source, type SourceError, SourceFailure, withSource } from './source-lines.ts';

export interface RowsInput extends Source {
  readonly canonical: CanonicalForm;
  /** Offset and length of each line wanted, alternating, as a scan told them. */
  readonly spans: Float64Array;
  readonly limits: CheckLimits;
}

/**
 * The worker's side of reading plain rows whole after all, for several files at once; the answers are in the order of
 * the inputs, and the row numbers are the caller's to know.
 */
export function readRows(inputs: readonly RowsInput[]): readonly Result<readonly ScannedRow[], SourceError>[] {
  return inputs.map(readRowsOfFile);
}

function readRowsOfFile(input: RowsInput): Result<readonly ScannedRow[], SourceError> {
  const { source, canonical, spans, limits } = input;
  try {
    return withSource(input, (file) => {
      const readLine = lineReader(file, source, canonical, spans);
      const rows = Array.from({ length: spans.length / 2 }, (_, index): ScannedRow => {
        const line = Buffer.concat([readLine(index), Buffer.from('\n')]);
        const row = scanCanonical(line, 0, line.length, canonical.columns, limits)?.rows[0];
        if (row === undefined)
          throw new SourceFailure('source-changed', source, 'A row is not the one that was checked.');
        return { ...row, span: [spans[index * 2] ?? 0, spans[index * 2 + 1] ?? 0] };
      });
      return ok(rows);
    });
  } catch (error) {
    if (error instanceof SourceFailure) return err(error.error);
    throw error;
  }
}
