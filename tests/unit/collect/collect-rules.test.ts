import { describe, expect, test } from 'vitest';
import {
  isCaptureFolder,
  isFolderEntered,
  roleOfFile,
  speaksOfHashes,
} from '../../../electron/core/collect/collect-rules.ts';

test.each([
  { path: 'hash-courier/captures/5CG1-20260101/hardwarehash.csv', role: 'expected' },
  { path: 'HASH-COURIER/Captures/5CG1-20260101/anything.tmp', role: 'expected' },
  { path: 'hash-courier/captures/5CG1-20260101/device.json', role: 'companion' },
  { path: 'hash-courier/captures/5CG1-20260101/._hardwarehash.csv', role: 'ours' },
  { path: 'hash-courier/stick.json', role: 'ours' },
  { path: 'go.cmd', role: 'ours' },
  { path: 'Get-WindowsAutoPilotInfo.ps1', role: 'ours' },
  { path: 'README.TXT', role: 'ours' },
  { path: 'docs/readme.txt', role: 'table' },
  { path: 'out/hash-courier-export.json', role: 'ours' },
  { path: 'AutopilotHWID.csv', role: 'expected' },
  { path: 'old/hardware-hash 2.csv', role: 'expected' },
  { path: 'OA3.xml', role: 'expected' },
  { path: 'holiday.csv', role: 'table' },
  { path: 'photo.jpg', role: 'other' },
  { path: 'device.json', role: 'other' },
  { path: '.DS_Store', role: 'ours' },
])('$path is $role', ({ path, role }) => {
  expect(roleOfFile(path)).toBe(role);
});

test.each([
  { path: 'hash-courier', isEntered: true },
  { path: 'hash-courier/captures', isEntered: true },
  { path: 'hash-courier/captures/5CG1', isEntered: true },
  { path: 'hash-courier/kept', isEntered: false },
  { path: 'DCIM', isEntered: true },
  { path: 'System Volume Information', isEntered: false },
  { path: '$RECYCLE.BIN', isEntered: false },
])('folder $path is entered: $isEntered', ({ path, isEntered }) => {
  expect(isFolderEntered(path)).toBe(isEntered);
});

test.each([
  { path: 'hash-courier/captures/5CG1', isCapture: true },
  { path: 'hash-courier/captures/5CG1/logs', isCapture: false },
  { path: 'hash-courier/captures', isCapture: false },
  { path: 'captures/5CG1', isCapture: false },
])('folder $path is that of a capture: $isCapture', ({ path, isCapture }) => {
  expect(isCaptureFolder(path)).toBe(isCapture);
});

describe('the first bytes speak of hashes', () => {
  test.each([
    {
      description: 'in UTF-16',
      head: Buffer.from('\uFEFFDevice Serial Number,Windows Product ID', 'utf16le'),
      speaks: true,
    },
    { description: 'in ASCII, in any case', head: Buffer.from('manufacturer,model,HARDWARE HASH'), speaks: true },
    {
      description: 'as OA3Tool writes it',
      head: Buffer.from('<?xml version="1.0"?><Key><HardwareHash>'),
      speaks: true,
    },
    { description: 'not in a photo', head: Buffer.from([0xff, 0xd8, 0xff, 0xe0]), speaks: false },
    { description: 'not in nothing', head: Buffer.alloc(0), speaks: false },
  ])('$description', ({ head, speaks }) => {
    expect(speaksOfHashes(head)).toBe(speaks);
  });
});
