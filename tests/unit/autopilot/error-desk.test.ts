import { describe, expect, it } from 'vitest';
import { ERROR_DESK, explainIssue } from '../../../shared/autopilot/error-desk/explain-issue.ts';
import { ISSUE_VALUES } from '../../../shared/autopilot/error-desk/issue-values.ts';
import { IMPORT_TARGETS, type ImportRow } from '../../../shared/autopilot/import-file/import-format.ts';
import { printImportRow } from '../../../shared/autopilot/import-file/print-import-row.ts';
import { ISSUE_SEVERITY, type IssueCode, issue } from '../../../shared/autopilot/issues.ts';
import { LANGUAGES } from '../../../shared/language.ts';
import { importRow } from './import-file-rows.ts';

// The keys of a const table are its codes; Object.keys only forgets that.
const CODES = Object.keys(ISSUE_SEVERITY) as IssueCode[];
const PARTS = ['title', 'reason', 'nextAction'] as const;
const cases = LANGUAGES.flatMap((language) => CODES.map((code) => ({ language, code })));
const namesIn = (text: string) => Array.from(text.matchAll(/\{(\w*)\}/g), (match) => match[1] ?? '');

describe.each(cases)('the text for $code in $language', ({ language, code }) => {
  const text = ERROR_DESK[language].issues[code];
  const allValues = Object.fromEntries(ISSUE_VALUES[code].map((name) => [name, `<${name}>`]));

  it.each(PARTS)('has a %s that is neither empty nor loud', (part) => {
    expect(text[part]).toMatch(/^\S.*\S$/);
    expect(text[part]).not.toContain('!');
  });

  it('has a title without values, and sentences elsewhere', () => {
    expect(text.title).not.toMatch(/[[{.]/);
    expect(text.reason).toMatch(/[.\]]$/);
    expect(text.nextAction).toMatch(/\.$/);
  });

  it('uses only values that an issue of this code can have, inside brackets', () => {
    for (const part of PARTS) {
      for (const name of namesIn(text[part])) expect(ISSUE_VALUES[code]).toContain(name);
      expect(namesIn(text[part].replace(/\[[^\]]*\]/g, ''))).toEqual([]);
      for (const [optional] of text[part].matchAll(/\[[^\]]*\]/g)) expect(namesIn(optional)).not.toEqual([]);
    }
  });

  it.each([
    ['all values', allValues],
    ['none', {}],
  ])('reads well with %s', (_, values) => {
    for (const shown of Object.values(explainIssue(issue(code, null, values), language))) {
      expect(shown).toMatch(/^\S.*\S$/);
      expect(shown).not.toMatch(/[[\]{}]| {2}|\.\.|undefined| [.,:;]/);
    }
  });
});

it.each(CODES)('the texts for %s name the same values in every language', (code) => {
  const names = LANGUAGES.map((language) =>
    PARTS.map((part) => namesIn(ERROR_DESK[language].issues[code][part]).sort()),
  );
  expect(new Set(names.map((own) => JSON.stringify(own))).size).toBe(1);
});

describe('explaining an issue', () => {
  it('fills its values in', () => {
    const values = { serial: '16520771357', hashSerial: '016520771357', cause: 'leading-zero-lost' };
    expect(explainIssue(issue('serial-differs', 3, values), 'en').reason).toBe(
      'The row and its hash have different serial numbers: 16520771357 in the row, 016520771357 in the hash. Excel has taken the leading zero away.',
    );
    expect(explainIssue(issue('serial-differs', 3, values), 'nl').reason).toBe(
      'De rij en de hash hebben verschillende serienummers: 16520771357 in de rij, 016520771357 in de hash. Excel heeft de voorloopnul weggehaald.',
    );
  });

  it('leaves out a part whose value is absent, empty or without words', () => {
    const reason = 'The row and its hash have different serial numbers.';
    expect(explainIssue(issue('serial-differs', 3), 'en').reason).toBe(reason);
    expect(
      explainIssue(issue('serial-differs', 3, { serial: '', hashSerial: 'A', cause: 'unknown' }), 'en').reason,
    ).toBe(reason);
  });

  it('puts several codes into words', () => {
    const { reason } = explainIssue(
      issue('conflict-identity', null, { serial: 'S1', field: 'groupTag,assignedUser' }),
      'nl',
    );
    expect(reason).toBe(
      'Twee vastleggingen van één apparaat (S1) die elkaar tegenspreken: groepstag, toegewezen gebruiker.',
    );
  });

  it('shows a code without words, and values that look like placeholders, as they are', () => {
    expect(explainIssue(issue('value-not-carried', 1, { field: 'constructor', why: '{target}' }), 'en').reason).toBe(
      'The file has no room for a value as it is (constructor: {target}), and we do not alter it. The row is left out.',
    );
    expect(explainIssue(issue('kit-file-added', null, { path: 'a[1].txt' }), 'en').reason).toContain(': a[1].txt.');
  });

  const broken: Partial<ImportRow> = {
    serial: 'a,b',
    groupTag: '"',
    model: 'é',
    hash: 'short',
    manufacturer: '\u0007',
  };
  it.each(IMPORT_TARGETS.flatMap((target) => LANGUAGES.map((language) => ({ target, language }))))(
    'has words for everything that keeps a row out of the file for $target, in $language',
    ({ target, language }) => {
      for (const values of [broken, { serial: '', hash: '', manufacturer: '', assignedUser: 'a\nb' }]) {
        const printed = printImportRow(target, importRow(values));
        for (const found of printed.ok ? [] : printed.error) {
          expect(Object.keys(found.values).sort()).toEqual([...ISSUE_VALUES['value-not-carried']].sort());
          const { reason } = explainIssue(found, language);
          for (const code of [
            'groupTag',
            'assignedUser',
            'line-break',
            'control-character',
            'not-a-4k-hash',
            'identifiers)',
          ]) {
            expect(reason).not.toContain(code);
          }
        }
      }
    },
  );
});
