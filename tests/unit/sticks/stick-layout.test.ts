import { describe, expect, it } from 'vitest';
import {
  foldName,
  isKitPath,
  isTempManifestName,
  isTempName,
  shadowNames,
  tempManifestName,
  tempName,
} from '../../../shared/sticks/stick-layout.ts';
import { FakeIds } from './stage-fakes.ts';

describe('names on a stick', () => {
  const KIT_PATHS: readonly (readonly [string, boolean])[] = [
    ['go.cmd', true],
    ['Get-WindowsAutoPilotInfo.ps1', true],
    ['README.txt', true],
    ['', false],
    ['.hidden', false],
    ['trailing.', false],
    ['two..dots', false],
    ['a b.txt', false],
    ['a/b.txt', false],
    ['a\\b.txt', false],
    ['..', false],
    ['C:x', false],
    ['go.cmd:stream', false],
    ['COM1.txt', false],
    ['aux', false],
    ['auxiliary.txt', true],
    ['HASH-COURIER', false],
    ['hash-courier/script/Get-WindowsAutoPilotInfo.ps1', true],
    ['hash-courier/script/other.ps1', false],
    ['hash-courier/script/../../go.cmd', false],
    ['__proto__', true],
    [`${'a'.repeat(101)}`, false],
  ];
  it.each(KIT_PATHS)('%j as a kit file: %s', (path, expected) => {
    expect(isKitPath(path)).toBe(expected);
  });

  it('knows its own temp names and nobody else’s', () => {
    const ulid = new FakeIds().ulid();
    expect(isTempName(tempName(ulid))).toBe(true);
    expect(isTempManifestName(tempManifestName(ulid))).toBe(true);
    expect(isTempName(tempName(ulid).toUpperCase())).toBe(true);
    for (const name of ['hash-courier-.tmp', 'hash-courier-notes.tmp', `x${tempName(ulid)}`, `${tempName(ulid)}.bak`]) {
      expect(isTempName(name)).toBe(false);
    }
    expect(isTempName(tempManifestName(ulid))).toBe(false);
  });

  it('folds names as Windows and macOS do', () => {
    expect(foldName('Go.CMD')).toBe('go.cmd');
    expect(foldName('e\u0301')).toBe(foldName('\u00e9'));
  });

  it('knows what Windows would start instead of a command', () => {
    expect(shadowNames('go.cmd')).toEqual(['go.com', 'go.exe', 'go.bat', 'go.ps1']);
    expect(shadowNames('README.txt')).toEqual([]);
    expect(shadowNames('Get-WindowsAutoPilotInfo.ps1'), 'a script is no shadow of itself').toEqual([]);
  });
});
