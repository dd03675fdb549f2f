import { describe, expect, it } from 'vitest';
import {
  addressVersion,
  compareVersions,
  isPackageVersion,
  isSameVersion,
} from '../../../electron/core/sticks/script-version.ts';

describe('versions of packages', () => {
  it.each(['3', '3.9', '3.9.0', '1.2.3.4', '4.0-beta.1'])('%s is one', (text) => {
    expect(isPackageVersion(text)).toBe(true);
  });

  it.each(['', 'latest', '3.', '1.2.3.4.5', '3.9/..', '../3', '3 9', '1-'])('%j is none', (text) => {
    expect(isPackageVersion(text)).toBe(false);
  });

  it.each([
    ['3.9', '3.9.0', true],
    ['3.9', '3.09.0.0', true],
    ['4.0-BETA', '4.0.0-beta', true],
    ['3.9', '3.90', false],
    ['3.9', '3.9-rc', false],
  ])('%s and %s are one version: %s', (a, b, expected) => {
    expect(isSameVersion(a, b)).toBe(expected);
  });

  it('sort by age', () => {
    const sorted = ['3.9', '3.10-rc', '3.10', '3.10.0.1', '4.0-alpha', '4.0-beta', '4'];
    expect(sorted.toReversed().toSorted(compareVersions)).toEqual(sorted);
  });

  it.each([
    ['3.9', '3.9.0'],
    ['3.9.0.0', '3.9.0'],
    ['1.2.3.4', '1.2.3.4'],
    ['4.0-Beta', '4.0.0-beta'],
  ])('%s stands in an address as %s', (version, expected) => {
    expect(addressVersion(version)).toBe(expected);
  });
});
