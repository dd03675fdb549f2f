import { describe, expect, test } from 'vitest';
import { FIXES_OF, fixesFor } from '../../../electron/core/devices/fixes.ts';
import { ERROR_DESK } from '../../../shared/autopilot/error-desk/explain-issue.ts';
import { ISSUE_SEVERITY, type IssueCode, issue } from '../../../shared/autopilot/issues.ts';
import type { Fix } from '../../../shared/ipc/devices.ts';
import { LANGUAGES } from '../../../shared/language.ts';

// The keys of a const table are its codes; Object.keys only forgets that.
const CODES = Object.keys(ISSUE_SEVERITY) as IssueCode[];

/** Codes that no button beside a device answers, by the reason. */
const WITHOUT_FIX: Readonly<Record<string, readonly IssueCode[]>> = {
  'nothing has to be done': ['virtual-machine', 'clock-far-off', 'captured-twice'],
  'only whoever made the file can mend it': ['row-cells', 'column-unknown', 'line-skipped'],
  'it is of a file or folder that gave no device': [
    'file-empty',
    'file-no-rows',
    'file-not-a-capture',
    'file-cut-off',
    'file-own-export',
    'file-unreadable',
    'file-in-use',
    'file-too-large',
    'file-encoding',
    'file-changed',
    'archive-no-captures',
    'archive-unreadable',
    'archive-encrypted',
    'archive-too-large',
    'archive-nested',
    'walk-too-deep',
    'walk-too-many-files',
    'walk-link-skipped',
    'folder-unreadable',
  ],
  'it is of a stick, whose card prepares it': [
    'kit-file-changed',
    'kit-file-missing',
    'kit-file-added',
    'manifest-damaged',
    'manifest-signature',
    'manifest-newer',
  ],
  'only an export tells it': ['evidence-damaged'],
};

test('every code has a fix or a reason to have none', () => {
  expect([...Object.keys(FIXES_OF), ...Object.values(WITHOUT_FIX).flat()].sort()).toEqual([...CODES].sort());
});

/** How an advice names what a fix does, in each language. */
const NAMED: Readonly<Record<Fix, Readonly<Record<(typeof LANGUAGES)[number], RegExp>>>> = {
  'capture-again': { en: /capture (the device )?again/i, nl: /leg het apparaat .*opnieuw vast/i },
  'edit-group-tag': { en: /correct .*\btag\b/i, nl: /verbeter .*tag\b|tag.* verbeter/i },
  'shorten-group-tag': { en: /shorten the tag/i, nl: /verkort de tag/i },
  'edit-user': { en: /correct .*\buser\b/i, nl: /verbeter .*(gebruiker|gebruikersnaam)\b/i },
  'clear-user': { en: /leave it empty/i, nl: /laat hem leeg/i },
  'resolve-conflict': { en: /^compare the two/i, nl: /^vergelijk de twee/i },
};
// The keys of a table of ours.
const FIXES = Object.keys(NAMED) as Fix[];
const OF_DEVICES = CODES.filter(
  (code) => FIXES_OF[code] !== undefined || WITHOUT_FIX['nothing has to be done']?.includes(code),
);

describe.each(OF_DEVICES)('the advice for %s', (code) => {
  test.each(LANGUAGES)('names in %s what its fixes do, and nothing else that there is a fix for', (language) => {
    const { nextAction } = ERROR_DESK[language].issues[code];
    expect(FIXES.filter((fix) => NAMED[fix][language].test(nextAction)).sort()).toEqual(
      [...(FIXES_OF[code] ?? [])].sort(),
    );
  });
});

test('the advice sends nobody to a setting, for no limit is one', () => {
  for (const language of LANGUAGES) {
    for (const code of CODES) expect(ERROR_DESK[language].issues[code].nextAction).not.toMatch(/setting|instelling/i);
  }
});

test('a value that no file carries is edited in the field that it stands in', () => {
  const fixes = (field: string) =>
    fixesFor([issue('value-not-carried', null, { target: 'intune', field, why: 'comma' })], []).map(({ fix }) => fix);
  expect(fixes('groupTag')).toEqual(['edit-group-tag']);
  expect(fixes('assignedUser')).toEqual(['edit-user']);
  expect(fixes('serial,groupTag,assignedUser')).toEqual(['edit-group-tag', 'edit-user']);
  expect(fixes('serial')).toEqual([]);
});

test('the fixes for the worst come first, each once', () => {
  const issues = [issue('user-not-upn', 1), issue('hash-checksum', 1), issue('hash-checksum', 1)];
  expect(fixesFor(issues, [])).toEqual([
    { issue: 'hash-checksum', fix: 'capture-again' },
    { issue: 'user-not-upn', fix: 'edit-user' },
    { issue: 'user-not-upn', fix: 'clear-user' },
  ]);
});
