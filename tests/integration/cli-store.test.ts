import { spawn } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { practiceDevice } from '../../electron/core/practice/practice-device.ts';
import {
  DAMAGED,
  EDITED,
  HEADER,
  ON_OTHER_BOARD,
  putDevice,
  putFile,
  putTroubledCaptures,
  RECAPTURED,
  windowsFile,
} from './cli-support/made-up-captures.ts';
import { runProgram, type TerminalOptions } from './cli-support/terminal.ts';

const base = mkdtempSync(join(tmpdir(), 'cli-store-'));
const troubled = { input: join(base, 'troubled'), dataFolder: join(base, 'troubled-data') };
beforeAll(async () => {
  putTroubledCaptures(troubled.input);
  await runProgram(['collect', troubled.input], troubled);
});
afterAll(() => rmSync(base, { recursive: true }));

let folder: string;
let dataFolder: string;
let input: string;
beforeEach(() => {
  folder = mkdtempSync(join(base, 'case-'));
  dataFolder = join(folder, 'data');
  input = join(folder, 'in');
  mkdirSync(input);
});

const run = (args: readonly string[], options: Partial<TerminalOptions> = {}) =>
  runProgram(args, { dataFolder, ...options });
const json = async (...args: string[]) => JSON.parse((await run([...args, '--json'])).out);

/** A store into which the captures with everything that needs a person were collected. */
function useTroubledStore(): void {
  cpSync(troubled.dataFolder, dataFolder, { recursive: true });
}

const issueShape = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  file: z.string().min(1),
  row: z.int().positive().nullable(),
  message: z.string().min(1),
});

it('trap 14: what needs a person is still there after every program has been closed', async () => {
  useTroubledStore();
  const before = { devices: await json('devices', '--issues'), conflicts: await json('resolve') };
  const after = { devices: await json('devices', '--issues'), conflicts: await json('resolve') };
  expect(after).toEqual(before);
  expect(JSON.stringify(after.devices)).toContain('hash-checksum');
  expect(JSON.stringify(after.conflicts)).toContain('"state":"open"');
});

describe('collect', () => {
  it('stores every capture as it came, names what needs a person, and knows the same again', async () => {
    putTroubledCaptures(input);
    const first = await run(['collect', input]);
    expect(first.code).toBe(1);
    expect(first.out.split('\n')[0]).toBe(`${input}: 13 captures, 13 new, 0 seen before`);
    for (const title of ['Hash damaged (1)', 'Serial number differs (1)', 'Empty file (1)', 'No serial number (1)']) {
      expect(first.out).toContain(`× ${title}`);
    }
    expect(first.out).toContain('All 13 are stored as they came. It was only read; nothing in it changed.');
    expect(first.out).toContain('10 new devices.');
    expect(first.out).toContain('1 other file, left as it is.');
    expect(first.out).toContain('2 new conflicts wait for you: hash-courier resolve');

    const second = await run(['collect', input]);
    expect(second.out.split('\n')[0]).toBe(`${input}: 13 captures, 0 new, 13 seen before`);
    expect(second.out).not.toContain('new devices');
    expect(await json('devices')).toMatchObject({ counts: { devices: 10 } });
  });

  it('ends with 0 where nothing needs a person, and takes several sources one by one', async () => {
    putDevice(input, 0);
    putDevice(join(folder, 'b'), 3);
    const file = join(folder, 'oem.csv');
    writeFileSync(file, windowsFile(HEADER, `${practiceDevice(4).serial},,${practiceDevice(4).hash}`));
    const { code, out } = await run(['collect', input, join(folder, 'b'), file]);
    expect(code).toBe(0);
    for (const path of [input, join(folder, 'b'), file]) expect(out).toContain(`${path}: 1 capture, 1 new`);
    expect(out.match(/It is stored as it came\./g)).toHaveLength(3);
  });

  it('calls a stick of ours by its number, gives its captures batch and order, and has it back in the roster', async () => {
    await run(['stage', input, '--tag', 'KIOSK', '--batch', 'Spring', '--order', 'PO-7']);
    putDevice(input, 0);
    const { code, out } = await run(['collect', input]);
    expect(code).toBe(0);
    expect(out).toContain('Stick 1: 1 capture, 1 new, 0 seen before');
    expect(out).toContain('It is stored as it came. The stick was only read; nothing on it changed.');
    const { devices } = await json('devices', '--stick', '1');
    expect(devices).toMatchObject([{ batch: 'Spring', orderId: 'PO-7', serial: RECAPTURED.serial }]);
    const { sticks } = await json('sticks');
    expect(sticks).toMatchObject([{ number: 1, place: 'returned', trips: [{ captures: 1 }] }]);
    expect((await run(['show', RECAPTURED.serial])).out).toContain('Stick 1, trip 1');
  });

  it('shows what was changed on a stick of ours, and takes its captures all the same', async () => {
    await run(['stage', input]);
    putDevice(input, 0);
    appendFileSync(join(input, 'go.cmd'), 'echo changed');
    writeFileSync(join(input, 'autorun.inf'), '[autorun]');
    const { code, out } = await run(['collect', input]);
    expect(code).toBe(1);
    expect(out).toMatch(/! Kit file changed \(1\)\s+go\.cmd/);
    expect(out).toMatch(/! File added to the kit \(1\)\s+autorun\.inf/);
    expect(out).toContain('Stick 1: 1 capture, 1 new');
  });

  it('says so when another stick has the number of one that the roster does not know', async () => {
    await run(['stage', input]);
    putDevice(input, 0);
    // The same installation after its store was lost: the key is there, and number 1 was given again.
    const renewed = join(folder, 'renewed');
    mkdirSync(renewed);
    copyFileSync(join(dataFolder, 'installation.key'), join(renewed, 'installation.key'));
    dataFolder = renewed;
    mkdirSync(join(folder, 'other-stick'));
    await run(['stage', join(folder, 'other-stick')]);
    const { code, out } = await run(['collect', input]);
    expect(code).toBe(1);
    expect(out).toContain('Stick 1: 1 capture, 1 new');
    expect(out).toContain('Another stick has the number 1 in the list here');
  });

  it('says which stick another installation prepared', async () => {
    await run(['stage', input]);
    putDevice(input, 0);
    dataFolder = join(folder, 'elsewhere');
    expect((await run(['collect', input])).out).toContain('Stick 1 of another installation: 1 capture, 1 new');
  });

  it('goes on after a path that is not there, and ends with 3', async () => {
    putDevice(input, 0);
    const { code, out, err } = await run(['collect', join(folder, 'nowhere'), input]);
    expect(code).toBe(3);
    expect(err).toContain(
      `Nothing to read at ${join(folder, 'nowhere')}. Check the path; is the stick still plugged in?`,
    );
    expect(out).toContain('1 capture, 1 new');
  });

  it('names a path that the system does not open, with the reason', async () => {
    symlinkSync('loop', join(folder, 'loop'));
    const { code, err } = await run(['collect', join(folder, 'loop')]);
    expect(code).toBe(3);
    expect(err).toContain(`${join(folder, 'loop')} cannot be read (ELOOP).`);
  });

  it('says what to do where there is no capture at all', async () => {
    const { code, out } = await run(['collect', input]);
    expect(code).toBe(0);
    expect(out).toContain('No capture in it. If there should be one, capture the device again');
  });

  it('keeps what Ctrl+C left stored, says so, and takes the rest the next time, nothing twice', async () => {
    for (let index = 0; index < 900; index++) putDevice(input, index);
    let hasStopped = false;
    const stopped = await run(['collect', input], {
      // Room for the count behind the path of the temporary folder, which is long on some systems.
      columns: 300,
      onProgress: (shown) => {
        if (hasStopped || !shown.includes('900 files')) return;
        hasStopped = true;
        process.emit('SIGINT');
      },
    });
    expect(stopped.code).toBe(130);
    expect(stopped.out).toMatch(/Stopped\. What is stored stays\s+stored/);
    const stored = Number(/(\d+) captures, \d+ new/.exec(stopped.out)?.[1]);
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(900);
    expect(await json('devices')).toMatchObject({ counts: { devices: stored } });
    await run(['collect', input]);
    expect(await json('devices')).toMatchObject({ counts: { devices: 900 } });
  });

  it('does not let the name of a file steer the terminal', async () => {
    putFile(input, 'hash-courier/captures/x/\u001b[2J\u202ehardwarehash.csv', Buffer.alloc(0));
    const shown = await run(['collect', input], { columns: 80 });
    expect(shown.out).toContain('\ufffd[2J\ufffdhardwarehash.csv');
    const printed = await run(['collect', input, '--json']);
    expect(printed.out).not.toContain('\u001b');
    expect(printed.out).not.toContain('\u202e');
    expect(JSON.parse(printed.out).sources[0].issues[0].file).toContain('\u001b[2J\u202ehardwarehash.csv');
  });

  it('prints for machines what scripts may rely on', async () => {
    putTroubledCaptures(input);
    const count = z.int().nonnegative();
    const counts = {
      files: count,
      captures: count,
      new: count,
      seenBefore: count,
      needsAttention: count,
      otherFiles: count,
      newDevices: count,
      newConflicts: count,
    };
    const source = z.strictObject({
      path: z.string(),
      stick: z.null(),
      ...counts,
      issues: z.array(issueShape),
      stopped: z.null(),
    });
    const { sources } = z.strictObject({ sources: z.array(source) }).parse(await json('collect', input));
    expect(sources).toMatchObject([{ path: input, files: 14, captures: 13, new: 13, newDevices: 10, newConflicts: 2 }]);
    const failed = await json('collect', join(folder, 'nowhere'));
    expect(failed.sources).toMatchObject([{ stopped: { reason: 'not-readable', message: expect.any(String) } }]);
  });
});

describe('devices', () => {
  it('lists each device with its state in words, in a table that fits the terminal', async () => {
    useTroubledStore();
    const { code, out } = await run(['devices'], { columns: 80 });
    expect(code).toBe(1);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^Serial number +Make and model +Group tag +Captured +State$/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    const lineOf = (start: string) => lines.filter((line) => line.startsWith(start)).join('\n');
    expect(lineOf(RECAPTURED.serial)).toMatch(/^\S+ +HP Elite.*… +STORE-NL +Jun 5, 2026 +All good$/);
    expect(lineOf(DAMAGED.serial)).toMatch(/ - +× Hash damaged$/);
    expect(lineOf('EDITED1')).toMatch(/× Serial number differs$/);
    expect(lineOf('id ')).toMatch(/× No serial number$/);
    expect(lineOf(ON_OTHER_BOARD.serial).match(/! Conflict/g)).toHaveLength(2);
    expect(out).toContain('10 devices: 3 with an error or a warning, 3 in a conflict.');
    expect(out).toContain('1 other thing needs a look: hash-courier devices --issues');
  });

  it('cuts nothing where a program reads it', async () => {
    useTroubledStore();
    expect((await run(['devices'])).out).toContain('HP EliteBook 840 14 inch G11 Notebook PC');
  });

  it('--issues shows only what needs a look, files that belong to no device included', async () => {
    useTroubledStore();
    const { out } = await run(['devices', '--issues']);
    expect(out).not.toContain(RECAPTURED.serial);
    expect(out).toContain('3 devices: 3 with an error or a warning');
    expect(out).toContain('Files and rows that belong to no device');
    expect(out).toContain(join(troubled.input, 'hash-courier/captures/empty/hardwarehash.csv'));
  });

  it.each([
    { args: ['--conflicts'], count: 3 },
    { args: ['--tag', 'STORE-NL'], count: 1 },
    { args: ['--search', 'elitebook'], count: 1 },
    { args: ['--search', '%'], count: 0 },
    { args: ['--batch', 'none such'], count: 0 },
    { args: ['--order', 'none such'], count: 0 },
  ])('$args shows $count of the ten', async ({ args, count }) => {
    useTroubledStore();
    expect((await json('devices', ...args)).devices).toHaveLength(count);
  });

  it.each([
    { args: [], text: 'No devices yet.' },
    { args: ['--issues'], text: 'Nothing waits for you.' },
    { args: ['--tag', 'X'], text: 'No device matches.' },
  ])('an empty store answers $args with what to do', async ({ args, text: expected }) => {
    expect(await run(['devices', ...args])).toMatchObject({ code: 0, out: expect.stringContaining(expected) });
  });

  it('says that there is no such stick', async () => {
    const { code, err } = await run(['devices', '--stick', '7']);
    expect(code).toBe(3);
    expect(err).toContain('There is no stick 7 in the list.');
  });

  it('prints for machines what scripts may rely on', async () => {
    useTroubledStore();
    const word = z.string();
    const time = z.iso.datetime();
    const device = z.strictObject({
      id: word.length(26),
      state: z.enum(['active', 'aside']),
      serial: word,
      manufacturer: word,
      product: word,
      groupTag: word,
      assignedUser: word,
      orderId: word,
      batch: word,
      stickId: word.nullable(),
      capturedAt: time.nullable(),
      firstSeenAt: time,
      lastSeenAt: time,
      currentCaptureId: word.length(26),
      edited: z.array(z.enum(['groupTag', 'assignedUser', 'orderId'])),
      isInConflict: z.boolean(),
      issues: z.array(issueShape),
    });
    const shape = z.strictObject({
      devices: z.array(device),
      counts: z.strictObject({ devices: z.int(), withIssues: z.int(), inConflict: z.int() }),
      otherIssues: z.array(issueShape),
    });
    const printed = shape.parse(await json('devices'));
    expect(printed.devices).toHaveLength(10);
    expect(printed.otherIssues).toMatchObject([{ code: 'file-empty' }]);
    expect(shape.parse(await json('devices', '--tag', 'none'))).toMatchObject({ devices: [], otherIssues: [] });
  });
});

describe('show', () => {
  it('tells all about one device: facts from its hash, captures with their evidence, history', async () => {
    useTroubledStore();
    const { code, out } = await run(['show', RECAPTURED.serial.toLowerCase()]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^5CG\w+ {2}HP EliteBook 840 14 inch G11 Notebook PC\n {2}State +All good\n {2}Group tag +STORE-NL\n/,
    );
    expect(out).toMatch(/ {2}SMBIOS UUID +[0-9a-f]{8}-[0-9a-f-]{27}\n/);
    expect(out).toMatch(/ {2}Windows +10\.0\.26100\.\d+\n/);
    expect(out).toMatch(/2 captures\n {2}Captured Jun 5, 2026, .*: counts, this one is used\n/);
    expect(out).toMatch(/ {4}File +\S+again\/hardwarehash\.csv, row 1\n {4}Content +SHA-256 [0-9a-f]{16}…\n/);
    expect(out).toMatch(/History\n.* Collected from .*\n.* Collected from /);
    expect(out).not.toContain(RECAPTURED.hash.slice(0, 40));
  });

  it('shows both devices of one serial number, and their conflict once in full', async () => {
    useTroubledStore();
    const { code, out } = await run(['show', ON_OTHER_BOARD.serial], { columns: 80 });
    expect(code).toBe(1);
    expect(out).toContain('2 devices with this serial number');
    expect(out.match(/ {2}State +! Conflict/g)).toHaveLength(2);
    expect(out.match(/--use newer/g)).toHaveLength(1);
  });

  it('finds a device whose row was edited by the serial in its hash, and says what to do', async () => {
    useTroubledStore();
    const { out } = await run(['show', EDITED.serial]);
    expect(out).toMatch(/^EDITED1 /);
    expect(out).toContain('cannot be registered as it is');
    expect(out).toMatch(
      /What needs a look\n {2}× Serial number differs \(1\)[\s\S]*What to do: Compare with the label/,
    );
  });

  it('finds a device without a serial number by the id that the list shows', async () => {
    useTroubledStore();
    const id = /^id (\w+)/m.exec((await run(['devices'])).out)?.[1] ?? 'none';
    expect((await run(['show', id])).out).toMatch(/^No serial number {2}LENOVO/);
  });

  it('says what cannot be shown of a damaged hash', async () => {
    useTroubledStore();
    expect((await run(['show', DAMAGED.serial])).out).toContain('Its hash cannot be read');
  });

  it.each(['NOWHERE', '%', "' or 1=1 --"])('says how to look for %s, which is not there', async (serial) => {
    useTroubledStore();
    const { code, err } = await run(['show', serial]);
    expect(code).toBe(3);
    expect(err).toContain(`No device has the serial number or id ${serial}.`);
  });

  it('prints for machines every field of the hash but the hash itself', async () => {
    useTroubledStore();
    const { devices } = await json('show', RECAPTURED.serial);
    expect(devices).toMatchObject([
      {
        serial: RECAPTURED.serial,
        hash: { serial: RECAPTURED.serial, osType: 2, ekPresent: true },
        captures: [
          { row: 1, isCurrent: true, standing: 'counts', issues: [] },
          { row: 1, isCurrent: false, standing: 'counts', issues: [] },
        ],
        conflicts: [],
      },
    ]);
    expect(devices[0].hash).not.toHaveProperty('records');
  });
});

describe('resolve', () => {
  const idsOf = async () =>
    (await json('resolve')).conflicts.map(({ id, kind }: { id: string; kind: string }) => ({ id, kind }));

  it('lists what waits: what differs side by side, and the choices that each offers', async () => {
    useTroubledStore();
    const { code, out } = await run(['resolve'], { columns: 80 });
    expect(code).toBe(1);
    expect(out).toMatch(/! Conflict \w{6}: two captures with the serial number PF\w+, but not one\n/);
    expect(out).toMatch(/ +Older +Newer\n +TPM key +[0-9a-f]{12}… +[0-9a-f]{12}…\n/);
    expect(out).toMatch(/ {2}! Group tag +OFFICE +STORE\n/);
    expect(out.match(/--use two-devices/g)).toHaveLength(1);
    expect(out).toContain('2 conflicts wait for a decision.');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('decides, says what follows, and lets the decision be changed', async () => {
    useTroubledStore();
    const [first] = await idsOf();
    const short = first.id.slice(-6).toLowerCase();
    const decided = await run(['resolve', short, '--use', 'newer']);
    expect(decided.code).toBe(0);
    expect(decided.out).toContain('The newer capture counts from now on.');
    expect(decided.out).toContain(`hash-courier resolve ${first.id.slice(-6)} --use older|two-devices|later`);
    expect(decided.out).toContain('1 other conflict waits: hash-courier resolve');
    expect(await json('devices', '--aside')).toMatchObject({ counts: { devices: 10, inConflict: 1 } });
    expect(await json('devices')).toMatchObject({ counts: { devices: 9 } });
    expect((await run(['devices', '--aside'])).out).toContain('· Put aside');
    expect((await run(['resolve', '--decided'])).out).toContain('Use the newer one');

    const again = await run(['resolve', short, '--use', 'later']);
    expect(again).toMatchObject({ code: 1, out: expect.stringContaining('The conflict is open.') });
    expect(await json('devices', '--conflicts')).toMatchObject({ counts: { devices: 3 } });
    expect((await run(['show', ON_OTHER_BOARD.serial])).out).toMatch(/Conflict \w{6} found/);
  });

  it('refuses a choice that a conflict does not offer, and changes nothing', async () => {
    useTroubledStore();
    const { id } = (await idsOf()).find(({ kind }: { kind: string }) => kind === 'identity');
    const { code, err } = await run(['resolve', id, '--use', 'two-devices']);
    expect(code).toBe(3);
    expect(err).toContain('Choose one of: newer, older, later.');
    expect(await idsOf()).toHaveLength(2);
  });

  it.each([
    { args: ['NONE'], code: 3, text: 'There is no conflict NONE.' },
    { args: [''], code: 3, text: 'More than one conflict ends in' },
    { args: ['--use', 'newer'], code: 2, text: 'Say which conflict' },
    { args: ['X', '--use', 'perhaps'], code: 2, text: 'Allowed choices are newer, older, two-devices, later' },
  ])('answers $args with what to do', async ({ args, code, text: expected }) => {
    useTroubledStore();
    expect(await run(['resolve', ...args])).toMatchObject({ code, err: expect.stringContaining(expected) });
  });

  it('says that nothing waits', async () => {
    expect(await run(['resolve'])).toMatchObject({ code: 0, out: 'No conflict waits for a decision.\n' });
  });

  it('prints for machines what scripts may rely on', async () => {
    useTroubledStore();
    const id = z.string().length(26);
    const side = z.strictObject({ captureId: id, deviceId: id });
    const choice = z.enum(['newer', 'older', 'two-devices', 'later']);
    const value = z.string().nullable();
    const conflict = z.strictObject({
      id,
      kind: z.enum(['serial', 'identity']),
      serial: z.string(),
      state: z.enum(['open', 'resolved']),
      older: side,
      newer: side,
      contested: z.array(z.string()),
      differences: z.array(z.strictObject({ field: z.string(), older: value, newer: value })),
      choices: z.array(choice),
      choice: choice.nullable(),
      openedAt: z.iso.datetime(),
      resolvedAt: z.iso.datetime().nullable(),
    });
    const shape = z.strictObject({ conflicts: z.array(conflict) });
    const { conflicts } = shape.parse(await json('resolve'));
    expect(conflicts).toHaveLength(2);
    const decided = shape.parse(await json('resolve', conflicts[0]?.id ?? '', '--use', 'older'));
    expect(decided.conflicts).toMatchObject([{ state: 'resolved', choice: 'older' }]);
  });
});

describe('in Dutch', () => {
  it('every command speaks it', async () => {
    putTroubledCaptures(input);
    const dutch = async (...args: string[]) => (await run([...args, '--lang', 'nl'], { columns: 100 })).out;
    expect(await dutch('collect', input)).toContain('Alle 13 zijn bewaard zoals ze kwamen.');
    expect(await dutch('devices')).toMatch(/Serienummer +Merk en model +Groepstag +Vastgelegd +Toestand\n/);
    expect(await dutch('show', RECAPTURED.serial)).toContain('Uit de hash');
    expect(await dutch('resolve')).toContain('De nieuwere gebruiken');
    expect((await run(['show', 'X', '--lang', 'nl'])).err).toContain('Geen apparaat heeft het serienummer of id X.');
  });
});

describe('a store that does not open', () => {
  const storeFile = () => join(dataFolder, 'hash-courier.sqlite');
  const troubles = [
    {
      trouble: 'is damaged',
      make: () => {
        mkdirSync(dataFolder);
        writeFileSync(storeFile(), 'this is no database, whatever its name says. '.repeat(100));
      },
      english: 'is damaged. Leave it as it is',
      dutch: 'is beschadigd. Laat hem zoals hij is',
    },
    {
      trouble: 'was made by a newer version',
      make: async () => {
        await run(['devices']);
        const database = new DatabaseSync(storeFile());
        database.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')");
        database.close();
      },
      english: 'was made by a newer Hash Courier. Nothing was changed.',
      dutch: 'is gemaakt door een nieuwere Hash Courier. Er is niets veranderd.',
    },
    {
      trouble: 'has a file where its folder should be',
      make: () => writeFileSync(dataFolder, ''),
      english: 'does not open. Check that the folder is there',
      dutch: 'gaat niet open. Controleer of de map er is',
    },
  ];

  it.each(troubles)('says what to do when it $trouble', async ({ make, english, dutch }) => {
    await make();
    for (const args of [['devices'], ['show', 'X'], ['resolve'], ['collect', input], ['export', '--out', folder]]) {
      const { code, out, err } = await run(args);
      expect({ args, code, out }).toEqual({ args, code: 3, out: '' });
      expect(err).toContain(`The store in ${dataFolder} ${english}`);
    }
    expect((await run(['devices', '--lang', 'nl'])).err).toContain(`De opslag in ${dataFolder} ${dutch}`);
  });

  it('says what to do when another program holds it, and stores all of it afterwards', async () => {
    await run(['devices']);
    putDevice(input, 0);
    const other = new DatabaseSync(storeFile());
    other.exec('begin immediate');
    const held = await run(['collect', input]);
    expect(held.code).toBe(3);
    expect(`${held.out}${held.err}`).toContain(`Another program is using the store in ${dataFolder}.`);
    other.exec('rollback');
    other.close();
    expect(await run(['collect', input])).toMatchObject({ code: 0, out: expect.stringContaining('1 capture, 1 new') });
  });

  it('says what to do when the key is damaged, and does not replace it', async () => {
    mkdirSync(dataFolder);
    writeFileSync(join(dataFolder, 'installation.key'), 'no key');
    const { code, err } = await run(['collect', input]);
    expect(code).toBe(3);
    expect(err).toContain('The key of this installation cannot be used');
    expect(readFileSync(join(dataFolder, 'installation.key'), 'utf8')).toBe('no key');
  });
});

describe('as a process of its own', () => {
  const program = fileURLToPath(new URL('../../electron/cli/hash-courier.ts', import.meta.url));

  async function start(...args: string[]) {
    const child = spawn(process.execPath, [program, ...args, '--data', dataFolder, '--lang', 'en']);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: await ended, out, err };
  }

  it('collects, lists and shows, and ends with the exit code', async () => {
    putTroubledCaptures(input);
    expect(await start('collect', input)).toMatchObject({ code: 1, err: '', out: expect.stringContaining('13 new') });
    const listed = await start('devices', '--json');
    expect(JSON.parse(listed.out).devices).toHaveLength(10);
    expect(await start('show', 'NOWHERE')).toMatchObject({ code: 3, out: '' });
    expect(await start('collect')).toMatchObject({
      code: 2,
      err: expect.stringContaining('missing required argument'),
    });
  });

  it('ends in peace when its reader stops early', async () => {
    useTroubledStore();
    const child = spawn(process.execPath, [program, 'devices', '--json', '--data', dataFolder]);
    child.stdout.destroy();
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    expect(await text(child.stderr)).toBe('');
    expect(await ended).toBe(1);
  });
});
