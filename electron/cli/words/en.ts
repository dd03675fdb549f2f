import type { StoreErrorCode } from '../../core/store/store-failure.ts';
import { enSticks } from './en-sticks.ts';
import { enStore } from './en-store.ts';
import { clockTime, formatsFor } from './formats.ts';

const { number, count, megabytes, dateTime, date } = formatsFor('en');

/** What the terminal says, in English. The window uses the same words. */
export const en = {
  number,
  dateTime,
  date,
  aSecond: (n: number) => `${number(n)} a second`,
  timeLeft: (ms: number) => `${clockTime(ms)} left, about`,
  files: (n: number) => count(n, 'file', 'files'),
  rows: (n: number) => count(n, 'row', 'rows'),
  devices: (n: number) => count(n, 'device', 'devices'),
  captures: (n: number) => count(n, 'capture', 'captures'),
  row: (n: number) => `row ${n}`,
  bytes: (n: number) => count(n, 'byte', 'bytes'),
  whatToDo: 'What to do',
  andMore: (n: number) => `… and ${number(n)} more. --json lists all of them.`,
  stopped: 'Stopped. What had been stored or written under its final name is kept.',

  ...enSticks,
  ...enStore,
  merge: {
    reading: (done: number, total: number) => `Reading: ${megabytes(done)} of ${megabytes(total)}`,
    writing: (done: number, total: number) => `Writing: ${number(done)} of ${count(total, 'file', 'files')}`,
    result: (captures: number, files: number, devices: number) =>
      `${count(captures, 'capture', 'captures')} in ${count(files, 'file', 'files')}, of ${count(devices, 'device', 'devices')}.`,
    duplicates: (n: number) => `${count(n, 'capture repeats', 'captures repeat')} a device; the newest counts.`,
    serialConflicts: (n: number) =>
      `${count(n, 'conflict', 'conflicts')} of two devices with one serial number: both are written.`,
    valueConflicts: (n: number) =>
      `${count(n, 'conflict', 'conflicts')} of one device with two values: the newest capture is written.`,
    decideFirst: 'Decide before you upload; "hash-courier collect" keeps the answer.',
    leftOut: (n: number) => `${count(n, 'row is', 'rows are')} left out, each for a reason named above.`,
    written: (folder: string) => `Written to ${folder}`,
    nothingRead: 'No file was written, because no capture file was found.',
    ownExports: 'To take our own exports in all the same, add --own-exports.',
    nothingWritten: 'No file was written, because no row can be registered as it is.',
    tooManyForPortal: (rows: number) =>
      `The Intune portal takes 500 rows a file, and this one has ${number(rows)}. "--for intune" writes files that fit.`,
  },
  errors: {
    unexpected: (message: string) =>
      `Something went wrong that should not: ${message}. What was stored is kept. Run the command again; if it stays, set HASH_COURIER_TRACE=1 and report what it prints.`,
    isFolder: (path: string) => `${path} is a folder. Name a file.`,
    /** Why the store does not answer, by the folder that holds it. */
    store: {
      'store-in-use': (folder: string) =>
        `Another program is using the store in ${folder}. Wait for it to end, or close it, and run the command again.`,
      'store-disk-full': (folder: string) =>
        `The disk that holds ${folder} is full. Nothing of this command was lost or half stored. Make room and run it again.`,
      'store-read-only': (folder: string) =>
        `The store in ${folder} cannot be written. Check its permissions, or choose another folder with --data.`,
      'store-damaged': (folder: string) =>
        `The store in ${folder} is damaged. Leave it as it is, keep a copy, and restore a backup; the sticks still hold their captures.`,
      'store-not-opened': (folder: string) =>
        `The store in ${folder} does not open. Check that the folder is there and yours, or choose another one with --data.`,
      'store-io': (folder: string) =>
        `The disk that holds ${folder} reports an error. Run the command again; if it stays, copy the folder to another disk.`,
      'store-newer': (folder: string) =>
        `The store in ${folder} was made by a newer Hash Courier. Nothing was changed. Install that version, or choose another folder with --data.`,
      'store-migrations-differ': (folder: string) =>
        `The store in ${folder} does not match this version. Nothing was changed. Install the version that made it, or choose another folder with --data.`,
      'store-migration-failed': (folder: string) =>
        `The store in ${folder} could not be brought up to date and is as it was. Run the command again; if it stays, restore a backup.`,
    } satisfies Record<StoreErrorCode, (folder: string) => string>,
    nothingFound: (path: string) => `Nothing to read at ${path}. Check the path; is the stick still plugged in?`,
    notReadable: (path: string, reason: string) =>
      `${path} cannot be read (${reason}). Close the program that uses it, or copy it to this PC, and run the command again.`,
    namesTaken: (folder: string, names: string) =>
      `${folder} already holds ${names}, and we did not write that. Nothing was changed. Choose another folder with --out, or move the file.`,
    folderInUse: (folder: string, lock: string) =>
      `Another merge or export is writing into ${folder}. Nothing was changed. Wait for it to end and run the command again; if none is running, remove ${lock} first.`,
    folderNotMade: (folder: string, reason: string) =>
      `The folder ${folder} cannot be made (${reason}). Choose another one with --out.`,
    sourceChanged: (path: string) =>
      `${path} changed while it was merged. Close the program that writes to it and run the command again.`,
    notWritten: (path: string, reason: string) =>
      `${path} was not written (${reason}). Is the disk full or the folder read-only? The files that were read are as they were.`,
  },
};
