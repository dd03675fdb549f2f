import type { ComparedField } from '../../../shared/devices/differences.ts';
import type { CaptureStanding } from '../../core/store/tables.ts';
import { formatsFor } from './formats.ts';

const { number, count, list } = formatsFor('en');

const captures = (n: number) => count(n, 'capture', 'captures');
const devices = (n: number) => count(n, 'device', 'devices');
const conflicts = (n: number) => count(n, 'conflict', 'conflicts');

/** What the terminal says about the store: collecting, devices, conflicts, exports; in English. */
export const enStore = {
  collect: {
    reading: (name: string, done: number, total: number, captureCount: number) =>
      `${name}: ${number(done)} of ${count(total, 'file', 'files')}, ${captures(captureCount)}`,
    ofOtherInstallation: (name: string) => `${name} of another installation`,
    summary: (name: string, all: number, fresh: number, seenBefore: number) =>
      `${name}: ${captures(all)}, ${number(fresh)} new, ${number(seenBefore)} seen before`,
    newDevices: (n: number) => `${count(n, 'new device', 'new devices')}.`,
    newConflicts: (n: number) =>
      `${count(n, 'new conflict waits', 'new conflicts wait')} for you: hash-courier resolve`,
    otherFiles: (n: number) => `${count(n, 'other file', 'other files')}, left as ${n === 1 ? 'it is' : 'they are'}.`,
    nothing:
      'No capture in it. If there should be one, capture the device again, and wait until the kit says it is done.',
    allStored: (n: number) => (n === 1 ? 'It is stored as it came.' : `All ${number(n)} are stored as they came.`),
    storedSoFar: (n: number) => `${captures(n)} ${n === 1 ? 'is' : 'are'} stored as ${n === 1 ? 'it' : 'they'} came.`,
    stickOnlyRead: 'The stick was only read; nothing on it changed.',
    onlyRead: 'It was only read; nothing in it changed.',
    stopped: 'Stopped. What is stored stays stored; collect it again and the rest comes in, nothing twice.',
    sourceGone: 'It went away before everything was read. Put it back in and collect it again: nothing comes in twice.',
    notInRoster: (n: number) =>
      `Another stick has the number ${number(n)} in the list here, so this one is not in it. Prepare it again to give it a number of its own.`,
  },
  deviceList: {
    columns: {
      serial: 'Serial number',
      model: 'Make and model',
      groupTag: 'Group tag',
      order: 'Order',
      captured: 'Captured',
      state: 'State',
    },
    allGood: 'All good',
    conflict: 'Conflict',
    aside: 'Put aside',
    byId: (id: string) => `id ${id}`,
    total: (n: number, withIssues: number, inConflict: number) =>
      withIssues + inConflict === 0
        ? `${devices(n)}, all good.`
        : `${devices(n)}: ${number(withIssues)} with an error or a warning, ${number(inConflict)} in a conflict.`,
    none: 'No devices yet. Put a stick that came back in, or name a file: hash-courier collect PATH',
    noneMatch: 'No device matches. Leave an option out to see more.',
    noneWithIssues: 'No device has an error or a warning.',
    nothingWaits: 'Nothing waits for you.',
    loose: 'Files and rows that belong to no device',
    looseHint: (n: number) =>
      `${count(n, 'other thing needs', 'other things need')} a look: hash-courier devices --issues`,
    conflictHint: 'To compare and decide: hash-courier resolve',
    showHint: 'All about one of them: hash-courier show SERIAL',
  },
  show: {
    notFound: (serial: string) =>
      `No device has the serial number or id ${serial}. Look for a part of it: hash-courier devices --search ${serial}`,
    several: (n: number) => `${devices(n)} with this serial number`,
    noSerial: 'No serial number',
    facts: 'From its hash',
    noFacts: 'Its hash cannot be read, so there is nothing to show from it.',
    captures: (n: number) => captures(n),
    issues: 'What needs a look',
    conflicts: 'Conflicts',
    history: 'History',
    current: 'this one is used',
    standing: {
      counts: 'counts',
      unusable: 'cannot be registered as it is',
      aside: 'put aside by your choice',
    } satisfies Record<CaptureStanding, string> as Readonly<Record<CaptureStanding, string>>,
    labels: {
      state: 'State',
      groupTag: 'Group tag',
      assignedUser: 'Assigned user',
      order: 'Order',
      batch: 'Batch',
      id: 'Id',
      hashSerial: 'Serial number',
      uuid: 'SMBIOS UUID',
      tpm: 'TPM',
      tpmKey: 'TPM key',
      productKeyId: 'Product key id',
      windows: 'Windows',
      processor: 'Processor',
      memory: 'Memory',
      disks: 'Disks',
      network: 'Network',
      file: 'File',
      content: 'Content',
      stick: 'Stick',
      collected: 'Collected',
    },
    windows: (build: string, isWinPe: boolean) => (isWinPe ? `${build} (Windows PE)` : build),
    noTpm: 'none',
    gigabytes: (n: number) => `${number(n)} GB`,
    captured: (when: string) => `Captured ${when}`,
    noTime: 'Captured at an unknown time',
    trip: (stick: string, trip: number) => `${stick}, trip ${number(trip)}`,
    sha256: (start: string) => `SHA-256 ${start}…`,
    collectedFrom: (place: string) => `Collected from ${place}`,
    seenAgain: (place: string) => `Seen again in ${place}`,
    conflictOpened: (id: string) => `Conflict ${id} found`,
    conflictDecided: (id: string, choice: string) => `Conflict ${id} decided: ${choice}`,
  },
  resolve: {
    none: 'No conflict waits for a decision.',
    noneDecided: 'No conflict has been decided yet.',
    heading: {
      serial: (id: string, serial: string) =>
        `Conflict ${id}: two captures with the serial number ${serial}, but not one device`,
      identity: (id: string, serial: string) =>
        serial === ''
          ? `Conflict ${id}: two captures of one device that contradict each other`
          : `Conflict ${id}: two captures of the device ${serial} that contradict each other`,
    },
    older: 'Older',
    newer: 'Newer',
    contested: 'in question',
    fields: {
      serial: 'Serial number',
      hashSerial: 'Serial in the hash',
      uuid: 'SMBIOS UUID',
      ekSha256: 'TPM key',
      manufacturer: 'Manufacturer',
      product: 'Model',
      groupTag: 'Group tag',
      assignedUser: 'Assigned user',
      capturedAt: 'Captured',
    } satisfies Record<ComparedField, string> as Readonly<Record<ComparedField, string>>,
    choices: {
      'use-newer': 'Use the newer one',
      'use-older': 'Use the older one',
      'two-devices': 'They are two devices',
      later: 'Decide later',
    },
    decided: (choice: string, when: string) => `Decided ${when}: ${choice}`,
    waiting: (n: number) => `${conflicts(n)} ${n === 1 ? 'waits' : 'wait'} for a decision.`,
    decideHint: (id: string, choices: string) => `hash-courier resolve ${id} --use ${choices}`,
    showHint: (serial: string) => `All about them: hash-courier show ${serial}`,
    outcome: {
      'use-newer': 'The newer capture counts from now on.',
      'use-older': 'The older capture counts from now on.',
      'two-devices': 'They count as two devices from now on.',
      later: 'The conflict is open. Its devices are not exported until you decide.',
    },
    keepsEvidence: 'The other capture stays as evidence, and you can change your mind:',
    changeMind: 'You can change your mind:',
    left: (n: number) =>
      n === 0
        ? 'No other conflict waits.'
        : `${count(n, 'other conflict waits', 'other conflicts wait')}: hash-courier resolve`,
    unknown: (id: string) =>
      `There is no conflict ${id}. "hash-courier resolve" lists those that wait, with --decided the others.`,
    ambiguous: (id: string) =>
      `More than one conflict ends in ${id}. Give more of its id, as "hash-courier resolve" shows it.`,
    notOffered: (choice: string, choices: string) =>
      `"${choice}" is no answer to this conflict. Choose one of: ${choices}.`,
    useWithoutId: 'Say which conflict: hash-courier resolve ID --use CHOICE. "hash-courier resolve" lists them.',
  },
  export: {
    removed: (names: readonly string[]) =>
      `${list(names)} of an earlier export went, because nothing may be in ${names.length === 1 ? 'it' : 'them'} any more.`,
    reading: (done: number, total: number) => `Exporting: ${number(done)} of ${devices(total)}`,
    result: (n: number, exported: number) => `${number(exported)} of ${devices(n)} exported.`,
    withheld: (n: number) =>
      `${devices(n)} ${n === 1 ? 'is' : 'are'} left out of a file, each for a reason named above.`,
    conflicts: (n: number) =>
      `${conflicts(n)} ${n === 1 ? 'holds' : 'hold'} devices back. To compare and decide: hash-courier resolve`,
    /** @param reason A sentence of `errors.store`. */
    unnoted: (reason: string) =>
      `The files are there, but their devices could not be noted as exported. ${reason} Until then they count as not exported.`,
    nothingWritten: 'No file was written, and nothing in the folder was changed.',
    nothingMatches: 'No device matches, so there is nothing to export. "hash-courier devices" lists them.',
  },
};
