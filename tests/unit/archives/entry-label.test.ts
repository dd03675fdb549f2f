import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryLabel, placeInside, uniqueLabels } from '../../../electron/core/archives/entry-label.ts';

test.each([
  { name: 'DeviceHash_PC1.csv', label: 'DeviceHash_PC1.csv' },
  { name: 'logs\\DeviceHash_PC1.csv', label: 'logs/DeviceHash_PC1.csv' },
  { name: '../../../etc/DeviceHash.csv', label: 'etc/DeviceHash.csv' },
  { name: '..\\..\\Windows\\x.csv', label: 'Windows/x.csv' },
  { name: '/root/x.csv', label: 'root/x.csv' },
  { name: 'C:\\Users\\Public\\x.csv', label: 'Users/Public/x.csv' },
  { name: './a//b/./x.csv', label: 'a/b/x.csv' },
  { name: 'red\u001b[31m.csv', label: 'red\ufffd[31m.csv' },
  { name: '..', label: 'entry 7' },
  { name: '', label: 'entry 7' },
])('$name is called $label', ({ name, label }) => {
  expect(entryLabel(name, 7)).toBe(label);
});

test('no name leads anywhere, steers a terminal or is longer than a line', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', ':', 'C', '\0', '\u001b', 'ä', '😀') }), (name) => {
      const label = entryLabel(name, 1);
      expect(label).not.toMatch(/^$|^\/|\\|(?:^|\/)\.\.?(?:\/|$)|^[a-z]:(?:\/|$)|\p{Cc}/iu);
      expect(label.length).toBeLessThanOrEqual(200);
    }),
  );
});

test('a name that stands in an archive twice gets two labels', () => {
  const unique = uniqueLabels();
  expect(['a.csv', 'b.csv', 'a.csv', 'a.csv'].map(unique)).toEqual(['a.csv', 'b.csv', 'a.csv (2)', 'a.csv (3)']);
});

test('a place in an archive names both, and no label the archive alone', () => {
  expect(placeInside('d/MDMDiagReport.zip', 'DeviceHash.csv')).toBe('d/MDMDiagReport.zip!/DeviceHash.csv');
  expect(placeInside('d/MDMDiagReport.zip', '')).toBe('d/MDMDiagReport.zip');
});
