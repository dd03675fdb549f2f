import type { StickIdentity } from '../../core/sticks/read-stick.ts';
import type { StickPlace } from '../../core/store/tables.ts';
import { formatsFor } from './formats.ts';

const { number, count, list } = formatsFor('en');

/** What the terminal says about sticks, in English. */
export const enSticks = {
  sticks: {
    pluggedIn: 'Plugged in',
    roster: 'All sticks',
    nothingPluggedIn: 'No stick is plugged in. Put one in, or name a folder: "hash-courier stage FOLDER".',
    noRoster: 'No stick has been prepared yet.',
    systemHidden: (n: number) =>
      `${count(n, 'drive is', 'drives are')} not listed, because this PC runs from it or it is none of ours to write. --all lists them.`,
    columns: { drive: 'Drive', name: 'Name', size: 'Size', stick: 'Stick', state: 'State' },
    rosterColumns: {
      stick: 'Stick',
      where: 'Where',
      lastSeen: 'Last seen',
      batch: 'Batch',
      groupTag: 'Group tag',
      trips: 'Trips',
      captures: 'Captures',
    },
    safe: 'Ready to prepare',
    place: {
      staged: 'Here, prepared',
      out: 'Out',
      returned: 'Here, collected',
      shelf: 'On the shelf',
      retired: 'Retired',
    } satisfies Record<StickPlace, string> as Readonly<Record<StickPlace, string>>,
    identity: {
      none: 'Not one of ours yet',
      ours: 'Ours',
      'other-installation': 'Of another installation',
      'signature-wrong': 'Changed by somebody',
      damaged: 'Cannot be read as ours',
      'newer-schema': 'Of a newer version',
      unreadable: 'Unreadable',
    } satisfies Record<StickIdentity['state'], string> as Readonly<Record<StickIdentity['state'], string>>,
    gigabytes: (n: number) => `${number(n)} GB`,
    renumbered: (stick: string, n: number) =>
      `Stick ${stick} is number ${number(n)} in the list now. Prepare it again, so that it says so itself.`,
    retired: (stick: string) => `Stick ${stick} has left the list, and its number is free. Its captures stay.`,
    wiped: (removed: number) =>
      `${count(removed, 'file of ours was', 'files of ours were')} removed. Nothing else on the stick was touched.`,
    stayed: (path: string, why: string) => `  stays: ${path} (${why})`,
    stayReason: {
      changed: 'somebody changed it',
      'not-safe': 'not stored yet',
      'too-large': 'too large for a capture',
      'too-many': 'too many files',
      'too-deep': 'too many folders deep',
      'no-file': 'no file',
      error: 'the system refused',
    },
    notOurs: (path: string) => `${path} does not prove that we prepared it, so nothing was removed.`,
    notSafe: (n: number) =>
      `${count(n, 'file', 'files')} on the stick ${n === 1 ? 'is' : 'are'} not stored yet, so nothing was removed. Run "hash-courier collect" on it first.`,
    unknown: (stick: string) => `There is no stick ${stick} in the list. "hash-courier sticks" shows them.`,
    numberTaken: (n: number) => `Number ${number(n)} belongs to another stick. Choose a free one.`,
    notANumber: (text: string) => `"${text}" is no stick number. Numbers are whole and from 1 to 999999.`,
  },
  stage: {
    nothingErased: 'Nothing is erased. We add our own files and leave everything else on a stick as it is.',
    preparing: (done: number, total: number) => `Preparing: ${done} of ${count(total, 'stick', 'sticks')} done`,
    nothingToDo:
      'Name the drives or folders to prepare, or say --all-safe. "hash-courier sticks" shows what is plugged in.',
    noneSafe: 'No plugged-in stick is ready to prepare. "hash-courier sticks" says why.',
    noSuchDrive: (path: string) =>
      `There is no drive or folder ${path}. "hash-courier sticks" shows what is plugged in.`,
    stick: (n: number) => `Stick ${number(n)}`,
    done: 'Done',
    failed: 'Not finished',
    cancelled: 'Cancelled',
    written: (files: number) => `${count(files, 'file', 'files')} written, read back and found equal.`,
    takeItOut: 'Take it out.',
    keptAside: (paths: readonly string[]) =>
      `Somebody had changed ${list(paths)}; it is kept on the stick beside the new kit.`,
    asksFirst: (codes: string) => `To go on all the same, add --accept ${codes}.`,
    result: (done: number, total: number) => `${number(done)} of ${count(total, 'stick', 'sticks')} prepared.`,
    retry: (places: string) => `To try again: hash-courier stage ${places}`,
    cancelledNote: 'Each stick ended after the file it was at. What it held before is still there.',
    kitProblem: (folder: string, code: string) =>
      `The kit in ${folder} cannot be used (${code}). Install Hash Courier again, or put the kit's files back.`,
    keyProblem: (detail: string) =>
      `The key of this installation cannot be used (${detail}). It is not replaced, because sticks that are out are signed with it. Restore the data folder from a backup, or choose another one with --data.`,
    listProblem: (detail: string) =>
      `The system does not list its drives (${detail}). A folder or network share still works: "hash-courier stage FOLDER".`,
  },
  watch: {
    watching: (folders: readonly string[]) =>
      folders.length === 0
        ? 'Watching for sticks. Ctrl+C ends it.'
        : `Watching for sticks, and ${list(folders)}. Ctrl+C ends it.`,
    cameIn: (name: string) => `${name} is here.`,
    wentOut: (name: string) => `${name} is out.`,
    pollingOnly: 'The system sends no plug-in events here, so new sticks are noticed within a second or two.',
    scanTrouble: (detail: string) =>
      `The drives cannot be listed right now (${detail}). The last list stays; we keep trying.`,
    scanBack: 'The drives are listed again.',
    notOurs: (name: string) => `${name} is not one of ours yet. "hash-courier stage" prepares it.`,
  },
  practice: {
    banner: 'Practice depot. Nothing here is real: the sticks, the devices and the tenant live on this PC only.',
    step: {
      prepare: '1. Prepare 4 sticks',
      capture: '2. 12 devices run the kit, one of them twice',
      collect: '3. The sticks come back',
      decide: '4. Decide',
      files: '5. Files to upload',
    },
    captured: (stick: number, devices: readonly string[]) => `Stick ${number(stick)}: ${list(devices)}`,
    withoutSerial: 'a device without a serial number',
    decided: 'We use the newer one here. The other capture stays as evidence, and you can change your mind.',
    folder: (path: string) => `Everything is in ${path}`,
    tryIt: (command: string) => `Look around: ${command}`,
    notEmpty: (path: string) =>
      `${path} holds something that is no practice depot, so it was left alone. Choose another folder with --dir.`,
  },
};
