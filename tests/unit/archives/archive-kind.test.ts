import { describe, expect, test } from 'vitest';
import { archiveKindOf, speaksOfCaptureNames } from '../../../electron/core/archives/archive-kind.ts';
import { cabFile } from '../../support/cab-file.ts';
import { zipFile } from '../../support/zip-file.ts';

const FILES = [{ name: 'logs/DeviceHash_PC1.csv', bytes: Buffer.from('x') }];

test.each([
  { description: 'a ZIP', bytes: zipFile(FILES), kind: 'zip' },
  { description: 'an empty ZIP', bytes: zipFile([]), kind: 'zip' },
  { description: 'a CAB', bytes: cabFile([{ method: 'none', files: FILES }]), kind: 'cab' },
  { description: 'a capture file', bytes: Buffer.from('Device Serial Number,'), kind: null },
  { description: 'text that begins with PK', bytes: Buffer.from('PK,Serial,Hash'), kind: null },
  { description: 'half a mark', bytes: Buffer.from('MSC'), kind: null },
  { description: 'nothing', bytes: Buffer.alloc(0), kind: null },
])('$description is an archive of kind $kind, whatever its name', ({ bytes, kind }) => {
  expect(archiveKindOf(bytes)).toBe(kind);
});

describe('an archive that nobody pointed at is opened', () => {
  const zipOf = (...names: string[]) => zipFile(names.map((name) => ({ name, bytes: Buffer.from('x') })));
  test.each([
    { description: 'for a capture by its name', bytes: zipOf('logs/DeviceHash_PC1.csv'), isOpened: true },
    { description: 'for any table', bytes: zipOf('pc1.CSV'), isOpened: true },
    { description: 'for an archive in it', bytes: zipOf('MDMDiagReport.cab'), isOpened: true },
    { description: 'in a CAB too', bytes: cabFile([{ method: 'mszip', files: FILES }]), isOpened: true },
    { description: 'not for a document', bytes: zipOf('[Content_Types].xml', 'word/document.xml'), isOpened: false },
    { description: 'not for drivers', bytes: zipOf('net.inf', 'net.sys', 'net.cat'), isOpened: false },
  ])('$description', ({ bytes, isOpened }) => {
    expect(speaksOfCaptureNames(bytes)).toBe(isOpened);
  });
});
