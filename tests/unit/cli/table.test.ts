import { describe, expect, it } from 'vitest';
import { tableLayout, tableLines } from '../../../electron/cli/terminal/table.ts';

const COLUMNS = [
  { heading: 'Serial' },
  { heading: 'Model', canShrink: true },
  { heading: 'Count', align: 'right' },
] as const;

describe('a table', () => {
  it('is as wide as what it holds', () => {
    expect(tableLines(COLUMNS, [['A1', 'Book', '7']], 80)).toEqual(['Serial  Model  Count', 'A1      Book       7']);
  });

  it('cuts only the columns that may shrink, and shows that it did', () => {
    expect(tableLines(COLUMNS, [['5CG0123456', 'A notebook of some length', '12']], 32)).toEqual([
      'Serial      Model          Count',
      '5CG0123456  A notebook o…     12',
    ]);
  });

  it('never cuts what may not be cut', () => {
    const [, row] = tableLines(COLUMNS, [['5CG0123456', 'A notebook of some length', '12']], 10);
    expect(row).toBe('5CG0123456  A noteb…     12');
  });

  it('keeps its layout for later pages, and lets a longer serial push the rest aside', () => {
    const { heading, line } = tableLayout(COLUMNS, [['A1', 'Book', '7']], 80);
    expect(heading).toBe('Serial  Model  Count');
    expect(line(['VMware-56', 'A longer model', '8'])).toBe('VMware-56  A lo…      8');
  });
});
