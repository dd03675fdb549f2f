import type { KeptFile } from '../../../shared/sticks/stage-result.ts';
import type { ElevatedCaptureError } from '../../core/ports/elevated-capture.ts';
import type { DownloadError } from '../../core/sticks/kit-source-feed.ts';
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
      `Stick ${stick} is number ${n} in the list now. Prepare it again, so that it says so itself.`,
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
    notSafe: (n: number) => `${count(n, 'file', 'files')} on the stick may not go yet, so nothing was removed.`,
    collectFirst: 'Run "hash-courier collect" on the stick first.',
    unknown: (stick: string) => `There is no stick ${stick} in the list. "hash-courier sticks" shows them.`,
    numberTaken: (n: number) => `Number ${n} belongs to another stick. Choose a free one.`,
    notANumber: (text: string) => `"${text}" is no stick number. Numbers are whole and from 1 to 999999.`,
  },
  stage: {
    numberGone: (n: number) =>
      `Number ${n} belongs to another stick, so this one is not in the list. Prepare it again: it gets a free number.`,
    nothingErased: 'Nothing is erased. We add our own files and leave everything else on a stick as it is.',
    preparing: (done: number, total: number) => `Preparing: ${done} of ${count(total, 'stick', 'sticks')} done`,
    nothingToDo:
      'Name the drives or folders to prepare, or say --all-safe. "hash-courier sticks" shows what is plugged in.',
    noneSafe: 'No plugged-in stick is ready to prepare. "hash-courier sticks" says why.',
    placeProblem: {
      missing: (place: string) =>
        `There is no drive or folder ${place}. "hash-courier sticks" shows what is plugged in.`,
      'no-folder': (place: string) => `${place} is a file. Name a drive or a folder.`,
      'no-permission': (place: string) => `You may not open ${place}. Check its permissions.`,
      'not-responding': (place: string) =>
        `${place} does not answer. Take the stick out, put it back in and try again.`,
      failed: (place: string) => `${place} cannot be opened. Check it in the file manager and try again.`,
      several: (place: string) => `${place} names more than one drive. Name the drive by its device or its full path.`,
    },
    tagNotCarried: (tag: string) =>
      `The group tag "${tag}" cannot stand in the import files. Choose one of plain characters, without commas, quotes and line breaks.`,
    stick: (n: number) => `Stick ${n}`,
    done: 'Done',
    failed: 'Not finished',
    cancelled: 'Cancelled',
    written: (files: number) => `${count(files, 'file', 'files')} written, read back and found equal.`,
    takeItOut: 'Take it out.',
    keptAside: (kept: readonly KeptFile[]) =>
      `Somebody had changed ${list(kept.map(({ path }) => path))}. What stood there is kept on the stick: ${list(kept.map(({ keptAt }) => keptAt))}.`,
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
  script: {
    builtIn: (version: string) => `Script: the kit's own, version ${version}.`,
    chosen: (name: string, version: string, sha256: string) =>
      `Script: ${name}${version === '' ? '' : ` ${version}`}, SHA-256 ${sha256}`,
    unsigned: 'It has no Authenticode signature.',
    signatureUnreadable: 'It has an Authenticode signature that cannot be read here.',
    signed: (signer: string) =>
      `It has an Authenticode signature of ${signer}. It was not verified here; on Windows, Get-AuthenticodeSignature does that.`,
    /** What a feed did instead of giving the script; the value is an address, a code or a version. */
    feed: {
      'address-refused': (address: string) =>
        `${address} was not asked: a feed is reached by https, without a password in its address.`,
      'no-answer': (detail: string) => `The feed does not answer (${detail}).`,
      'too-slow': () => 'The feed takes too long to answer.',
      'too-many-redirects': () => 'The feed sends on from one address to the next without end.',
      status: (status: string) => `The feed refuses (HTTP ${status}).`,
      'too-large': () => 'The feed sends more than any package of this script has.',
      'cut-off': () => 'The connection to the feed ended before everything was here.',
      'not-a-feed': () => 'The address answers, but not as a package feed.',
      'not-a-package': () => 'What came is no package; perhaps a sign-in page of the network answered.',
      'other-package': () => 'What came is a package of something else.',
      'package-no-script': () => 'The package does not hold Get-WindowsAutoPilotInfo.ps1.',
      'no-such-version': () => 'The feed does not have this version.',
      'other-version': (version: string) => `The feed gave version ${version} instead.`,
    } satisfies Record<DownloadError['code'], (value: string) => string> as Readonly<
      Record<DownloadError['code'], (value: string) => string>
    >,
    feedAction:
      'Check the address and the version, or try again with a network. A script that you have goes with --script FILE, and without these options the kit uses its own.',
    usesKept: 'The script that was kept from an earlier download is used.',
    versionInvalid: (version: string) =>
      `"${version}" is no version. Write it as 3.9; for the newest leave it out, and name the drives before --gallery.`,
    versionChanged: (version: string, path: string, sha256: string) =>
      `Version ${version} was downloaded before and had other bytes: ${path}. The feed now gives SHA-256 ${sha256}. Nothing was prepared. Find out why before you trust it; --script with that file goes on with the one you had, and deleting the file accepts the new one.`,
    notKept: (folder: string, errno: string) =>
      `The script cannot be kept in ${folder} (${errno}). Check the folder and the space on its disk, or choose another one with --data.`,
    unreadable: (file: string, errno: string) => `${file} cannot be read (${errno}). Check the path after --script.`,
    tooLarge: (name: string) => `${name} is too large for a script. Choose the .ps1 file itself.`,
    noText: (name: string) => `${name} is empty or no text. Choose the .ps1 file itself.`,
    noOutputFile: (name: string) =>
      `${name} has no parameter -OutputFile, by which the kit gets the hash from it. Choose a script of the Get-WindowsAutoPilotInfo kind.`,
  },
  capture: {
    thisPc: 'This PC',
    nothingToDo: 'Say --this-pc to capture this PC. For other devices prepare a stick: hash-courier stage',
    reading: 'Reading the hardware hash. Windows asks for permission first.',
    problem: {
      'not-windows':
        'This works on Windows only. For another device, prepare a stick here and take it there: hash-courier stage',
      'powershell-missing': 'This Windows has no Windows PowerShell. Capture this PC with a stick: hash-courier stage',
      refused:
        'Permission was not given, so nothing was read. Run the command again and say yes to Windows, or sign in as an administrator.',
      'too-slow':
        'No answer came. Look for the window in which Windows asks for permission, and run the command again.',
      'no-hash': 'There is no hardware hash of this PC.',
      failed: 'The script did not end well.',
    } satisfies Record<ElevatedCaptureError['code'], string> as Readonly<Record<ElevatedCaptureError['code'], string>>,
    tryAgain: 'Run the command again. If it stays, capture this PC with a stick: hash-courier stage',
    kept: (folder: string) =>
      `The capture is kept in ${folder}. Once the store works again, take it in: hash-courier collect "${folder}"`,
  },
  watch: {
    notThere: (path: string) => `${path} is not there yet; it counts as a stick as soon as it is.`,
    ofSystem: (path: string) => `${path} belongs to the system and is left out.`,
    watching: (folders: readonly string[]) =>
      folders.length === 0
        ? 'Watching for sticks. Ctrl+C ends it.'
        : `Watching for sticks, and ${list(folders)}. Ctrl+C ends it.`,
    wentOut: (name: string) => `${name} is out.`,
    pollingOnly: 'The system sends no plug-in events here, so new sticks are noticed within a second or two.',
    scanTrouble: (detail: string) =>
      `The drives cannot be listed right now (${detail}). The last list stays; we keep trying.`,
    scanBack: 'The drives are listed again.',
    notOurs: (name: string) => `${name} is not one of ours yet. "hash-courier stage" prepares it.`,
    notRead: (name: string, reason: string) => `${name} is not read: ${reason}`,
    notPrepared: (name: string, reason: string) => `${name} is not prepared: ${reason}`,
    storeBusy: (name: string) => `The store is busy; ${name} is tried again.`,
  },
  practice: {
    notMade: (path: string, reason: string) =>
      `The practice depot cannot be made in ${path} (${reason}). Choose another folder with --dir.`,
    banner: 'Practice depot. Nothing here is real: the sticks and the devices live on this PC only.',
    step: {
      prepare: '1. Prepare 4 sticks',
      capture: '2. 12 devices run the kit, one of them twice',
      collect: '3. The sticks come back',
      decide: '4. Decide',
      files: '5. Files to upload',
    },
    captured: (stick: number, devices: readonly string[]) => `Stick ${stick}: ${list(devices)}`,
    withoutSerial: 'a device without a serial number',
    decided: 'We use the newer one here. The other capture stays as evidence, and you can change your mind.',
    folder: (path: string) => `Everything is in ${path}`,
    tryIt: 'Look around: hash-courier devices',
    notEmpty: (path: string) =>
      `${path} holds something that is no practice depot, so it was left alone. Choose another folder with --dir.`,
  },
};
