import { describe, expect, it } from 'vitest';
import {
  IMPORT_TARGETS,
  type ImportRow,
  type ImportTarget,
} from '../../../shared/autopilot/import-file/import-format.ts';
import { printImportRow } from '../../../shared/autopilot/import-file/print-import-row.ts';
import { A_HASH, importRow } from './import-file-rows.ts';

/** What keeps a row out, as field and fault. */
function faultsOf(target: ImportTarget, values: Partial<ImportRow>): unknown {
  const result = printImportRow(target, importRow(values));
  return result.ok ? [] : result.error.map((found) => [found.code, found.values.field, found.values.why]);
}

describe('a row that cannot be carried is left out and says why', () => {
  it.each<[string, ImportTarget, Partial<ImportRow>, [string, string][]]>([
    ['a comma', 'intune', { groupTag: 'Depot, north' }, [['groupTag', 'comma']]],
    ['trap 8: a quote', 'intune', { groupTag: 'Depot "A"' }, [['groupTag', 'quote']]],
    ['a line break', 'intune', { serial: 'PF5\r\nAN4DL' }, [['serial', 'line-break']]],
    ['a tab inside', 'intune', { serial: 'PF5\tAN4DL' }, [['serial', 'control-character']]],
    ['a NUL at the end', 'intune', { serial: 'PF5AN4DL\0' }, [['serial', 'control-character']]],
    ['a letter beyond ASCII', 'intune', { assignedUser: 'zoë@example.com' }, [['assignedUser', 'not-ascii']]],
    [
      'several values',
      'intune',
      { serial: 'a,b', groupTag: '“A”' },
      [
        ['serial', 'comma'],
        ['groupTag', 'not-ascii'],
      ],
    ],
    ['no serial', 'intune', { serial: '' }, [['serial', 'missing']]],
    ['a serial of blanks', 'merged', { serial: '  ' }, [['serial', 'missing']]],
    ['no hash', 'intune', { hash: '' }, [['hash', 'missing']]],
    ['a blank hash', 'merged', { hash: ' \t' }, [['hash', 'missing']]],
    ['a hash cut off', 'intune', { hash: A_HASH.slice(0, 3999) }, [['hash', 'not-a-4k-hash']]],
    ['a hash with a stray character', 'intune', { hash: `${A_HASH.slice(0, 3999)}-` }, [['hash', 'not-a-4k-hash']]],
    [
      'a hash in two lines',
      'intune',
      { hash: `${A_HASH.slice(0, 2000)}\n${A_HASH.slice(2000)}` },
      [['hash', 'not-a-4k-hash']],
    ],
    ['three padding characters', 'intune', { hash: `${A_HASH}===` }, [['hash', 'not-a-4k-hash']]],
    ['nothing to identify a partner row', 'partner', { hash: '', serial: '' }, [['hash', 'missing']]],
    ['a comma in the make', 'partner', { manufacturer: 'VMware, Inc.' }, [['manufacturer', 'comma']]],
    [
      'no make and no model',
      'identifiers',
      { manufacturer: '', model: '' },
      [
        ['manufacturer', 'missing'],
        ['model', 'missing'],
      ],
    ],
  ])('%s', (_, target, values, faults) => {
    expect(faultsOf(target, values)).toEqual(faults.map(([field, why]) => ['value-not-carried', field, why]));
  });
});

describe('a row that can be carried', () => {
  it('drops white space around a value and padding after the hash, and nothing else', () => {
    const row = importRow({ serial: ' 0pf 5\u00a0', hash: ` ${A_HASH}==\r\n`, groupTag: ' Depot A ' });
    expect(printImportRow('intune', row)).toEqual({ ok: true, value: `0pf 5,,${A_HASH},Depot A,\r\n` });
  });

  it('trap 16: keeps the leading zero of a serial', () => {
    const result = printImportRow('intune', importRow({ serial: '016520771357' }));
    expect(result.ok && result.value.startsWith('016520771357,')).toBe(true);
  });

  it('trap 9: never makes a serial up', () => {
    for (const target of IMPORT_TARGETS.filter((candidate) => candidate !== 'partner')) {
      expect(printImportRow(target, importRow({ serial: '' })).ok).toBe(false);
    }
    const partner = printImportRow('partner', importRow({ serial: '' }));
    expect(partner).toEqual({ ok: true, value: `,,${A_HASH},LENOVO,21R3001BUK\r\n` });
  });

  it('trap 8: a backslash in a group tag stands as it is', () => {
    expect(printImportRow('intune', importRow({ groupTag: 'Shop\\Floor' }))).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<ImportRow>]>([
    ['its hash alone', { serial: '', manufacturer: '', model: '' }],
    ['its product id alone', { serial: '', hash: '', productId: '3556876108537' }],
    ['serial, make and model', { hash: '' }],
  ])('may name a device to a partner by %s', (_, values) => {
    expect(printImportRow('partner', importRow(values)).ok).toBe(true);
  });

  it('ignores values that the format has no column for', () => {
    expect(faultsOf('identifiers', { hash: '', groupTag: 'a,b' })).toEqual([]);
    expect(faultsOf('intune', { manufacturer: 'VMware, Inc.' })).toEqual([]);
  });
});
