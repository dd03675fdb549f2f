import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeTimer } from '../../electron/adapters/drives/node-timer.ts';
import { systemDriveLister } from '../../electron/adapters/drives/system-drive-lister.ts';
import { systemEjector } from '../../electron/adapters/eject/system-ejector.ts';
import { systemClock } from '../../electron/adapters/system-ports.ts';
import type { StickPorts } from '../../electron/cli/context.ts';
import { createProgram } from '../../electron/cli/program.ts';
import { layCapture } from '../../electron/core/practice/virtual-capture.ts';
import { parseCaptureFile } from '../../shared/autopilot/capture-file/parse-capture-file.ts';
import { ok } from '../../shared/result.ts';
import type { Drive } from '../../shared/sticks/drive.ts';

const base = mkdtempSync(join(tmpdir(), 'cli-sticks-'));
afterAll(() => rmSync(base, { recursive: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(base, 'case-'));
});

/** What is plugged in is this list; the folders behind it are real. */
let drives: Drive[] = [];
const ports: StickPorts = {
  lister: { list: async () => ok(drives), folder: systemDriveLister.folder },
  hotPlug: { onChange: () => () => undefined },
  ejector: systemEjector,
  // The watch looks every second; here it need not take that long. Deadlines stay what they are.
  timer: { after: (delayMs, action) => nodeTimer.after(delayMs === 1000 ? 20 : delayMs, action) },
  kitFolder: fileURLToPath(new URL('../../resources/kit', import.meta.url)),
};

function plugIn(name: string, change: Partial<Drive> = {}): Drive {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  const space = { totalBytes: 16e9, freeBytes: 15e9, isReadOnly: false, isLocked: false };
  const drive: Drive = {
    key: path,
    kind: 'practice',
    device: null,
    description: name,
    sizeBytes: 16e9,
    isSystem: false,
    isReadOnly: false,
    isRemovable: true,
    isUsb: true,
    isCard: false,
    isVirtual: false,
    port: null,
    volumes: [{ path, device: null, label: name, fileSystem: 'exfat', ...space }],
    ...change,
  };
  drives = [...drives, drive];
  return drive;
}

function collector() {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

async function run(...args: string[]) {
  return start(...args).ended;
}

/** A command that goes on until Ctrl+C, and what it has said by now. */
function start(...args: string[]) {
  const [out, err] = [collector(), collector()];
  const program = createProgram({
    output: { out: out.stream, err: err.stream },
    clock: systemClock,
    env: { LANG: 'en_GB.UTF-8', HASH_COURIER_DATA: join(folder, 'data') },
    sticks: ports,
    storeBusyTimeoutMs: 1_000,
  });
  const ended = program.run(args).then((code) => ({ code, out: out.text(), err: err.text() }));
  return { ended, out: out.text, err: err.text };
}

beforeEach(() => {
  drives = [];
});

describe('sticks and stage', () => {
  it('prepares every safe stick, numbers them, leaves the others, and shows the roster', async () => {
    plugIn('one');
    plugIn('two');
    plugIn('system', { isSystem: true });
    const staged = await run('stage', '--all-safe', '--tag', 'STORE-NL', '--batch', 'A', '--order', 'PO-1');
    expect(staged).toMatchObject({ code: 0, out: expect.stringContaining('2 of 2 sticks prepared.') });
    expect(staged.err).toContain('Nothing is erased.');
    expect(readdirSync(join(folder, 'one')).sort()).toEqual([
      'Get-WindowsAutoPilotInfo.ps1',
      'README.txt',
      'go.cmd',
      'hash-courier',
    ]);
    expect(readdirSync(join(folder, 'system'))).toEqual([]);
    const { manifest } = JSON.parse(readFileSync(join(folder, 'two', 'hash-courier', 'stick.json'), 'utf8'));
    expect(manifest).toMatchObject({ number: 2, groupTag: 'STORE-NL', batch: 'A', orderId: 'PO-1' });

    const listed = await run('sticks');
    expect(listed.out).toMatch(/Stick 1\s+Ready to prepare/);
    expect(listed.out).toContain('1 drive is not listed');
    expect(listed.out).toMatch(/1 {2}Here, prepared .*A +STORE-NL +1 +0/);
    const json = JSON.parse((await run('sticks', '--json')).out);
    expect(json.drives).toHaveLength(3);
    expect(json.drives[0].stick.manifest.kitSource).toMatchObject({ kind: 'built-in', signer: null });
    expect(json.sticks.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
  });

  it('keeps the number and the id of a stick that is prepared again, and what its owner has on it', async () => {
    plugIn('one');
    await run('stage', '--all-safe');
    const manifestOf = () =>
      JSON.parse(readFileSync(join(folder, 'one', 'hash-courier', 'stick.json'), 'utf8')).manifest;
    const first = manifestOf();
    writeFileSync(join(folder, 'one', 'holiday.jpg'), 'mine');
    expect((await run('stage', '--all-safe', '--tag', 'NEXT')).code).toBe(0);
    expect(manifestOf()).toMatchObject({ stickId: first.stickId, number: first.number, groupTag: 'NEXT' });
    expect(readFileSync(join(folder, 'one', 'holiday.jpg'), 'utf8')).toBe('mine');
  });

  it.each([
    ['en', /Somebody had changed go\.cmd\. What stood there is kept on the stick: (\S+\.kept)\./],
    ['nl', /Iemand had go\.cmd gewijzigd\. Wat daar stond, is op de stick bewaard: (\S+\.kept)\./],
  ])('names the file that somebody changed, and where it is kept (%s)', async (language, text) => {
    const stick = plugIn('one');
    await run('stage', '--all-safe');
    writeFileSync(join(stick.key, 'go.cmd'), 'changed');
    const { out } = await run('--lang', language, 'stage', '--all-safe');
    const kept = text.exec(out)?.[1] ?? '';
    expect(out).toMatch(text);
    expect(readFileSync(join(stick.key, kept), 'utf8')).toBe('changed');
  });

  it('ends the stick that fails as its own row, says what to do and how to retry', async () => {
    plugIn('good');
    const bad = plugIn('bad');
    writeFileSync(join(bad.key, 'go.cmd'), 'somebody else wrote this');
    const staged = await run('stage', '--all-safe');
    expect(staged.code).toBe(1);
    expect(staged.out).toContain('1 of 2 sticks prepared.');
    expect(staged.out).toMatch(/Not finished.*bad[\s\S]*What to do: /);
    expect(staged.out).toContain(`To try again: hash-courier stage ${bad.key}`);
    expect(readFileSync(join(bad.key, 'go.cmd'), 'utf8')).toBe('somebody else wrote this');
  });

  it.each([
    [['stage'], 2, 'Name the drives or folders'],
    [['stage', '--all-safe'], 3, 'No plugged-in stick is ready'],
    [['stage', 'nowhere'], 3, 'There is no drive or folder nowhere'],
    [['sticks', 'retire', '7'], 3, 'There is no stick 7'],
    [['stage', '--unknown'], 2, "unknown option '--unknown'"],
  ])('%j says what is wrong and what to do', async (args, code, text) => {
    const result = await run(...args);
    expect(result).toMatchObject({ code, err: expect.stringContaining(text) });
  });

  it('renumbers, retires and wipes: only our own files, and only once the captures are safe', async () => {
    const stick = plugIn('one');
    await run('stage', '--all-safe');
    expect((await run('sticks', 'renumber', '1', '12')).out).toContain('number 12');
    const { manifest } = JSON.parse(readFileSync(join(stick.key, 'hash-courier', 'stick.json'), 'utf8'));
    await layCapture(stick.key, manifest, { stick: 0, device: 0 }, Date.UTC(2026, 10, 1));
    writeFileSync(join(stick.key, 'holiday.jpg'), 'mine');
    const refused = await run('sticks', 'wipe', stick.key);
    expect(refused).toMatchObject({ code: 3, err: expect.stringContaining('not stored yet') });
    expect(existsSync(join(stick.key, 'go.cmd'))).toBe(true);
    expect((await run('collect', stick.key)).code).toBe(0);
    expect((await run('sticks', 'wipe', stick.key)).code).toBe(0);
    expect(readdirSync(stick.key)).toEqual(['holiday.jpg']);
    expect((await run('sticks', 'retire', '12')).out).toContain('has left the list');
  });
});

describe('watch', () => {
  it('collects a stick that comes back, notes one that leaves, and ends at Ctrl+C', async () => {
    const stick = plugIn('one');
    await run('stage', '--all-safe');
    const { manifest } = JSON.parse(readFileSync(join(stick.key, 'hash-courier', 'stick.json'), 'utf8'));
    await layCapture(stick.key, manifest, { stick: 0, device: 0 }, Date.UTC(2026, 10, 1));
    drives = [];
    const watching = run('watch');
    drives = [stick];
    await untilOut(() => run('devices', '--json'), '5CG');
    drives = [];
    await untilOut(() => run('sticks', '--json'), '"place": "out"');
    process.emit('SIGINT');
    const { out } = await watching;
    expect(out).toContain('Stick 1: 1 capture, 1 new, 0 seen before');
    expect(out).toContain('Stick 1 is out.');
  });

  it('with --stage prepares a new stick, and leaves one that is prepared and unused as it is', async () => {
    const stick = plugIn('one');
    const watching = run('watch', '--stage', '--tag', 'T');
    await untilOut(() => run('sticks', '--json'), '"place": "staged"');
    process.emit('SIGINT');
    expect((await watching).out).toContain('1 of 1 stick prepared.');
    const text = readFileSync(join(stick.key, 'hash-courier', 'stick.json'), 'utf8');
    const again = start('watch', '--stage', '--tag', 'T');
    await untilSaid(again.out, 'Stick 1: 0 captures');
    plugIn('two');
    await untilSaid(again.out, '1 of 1 stick prepared.');
    process.emit('SIGINT');
    await again.ended;
    expect(again.out()).toMatch(/Stick 2 {2}Done/);
    expect(again.out()).not.toMatch(/Stick 1 {2}(Done|Not finished|Cancelled)/);
    expect(readFileSync(join(stick.key, 'hash-courier', 'stick.json'), 'utf8')).toBe(text);
  });

  it('with --stage gives sticks that come in together a number each', async () => {
    const sticks = ['one', 'two', 'three', 'four'].map((name) => plugIn(name));
    const watching = start('watch', '--stage');
    for (const stick of sticks) await untilSaid(watching.out, `Done  ${stick.key}\n`);
    process.emit('SIGINT');
    await watching.ended;
    const numbers = sticks.map(({ key }) => JSON.parse(readFileSync(join(key, 'hash-courier/stick.json'), 'utf8')));
    expect(numbers.map(({ manifest }) => manifest.number).sort()).toEqual([1, 2, 3, 4]);
  });

  it.each<{ readonly what: string; readonly change: (drive: Drive) => Partial<Drive>; readonly reason: string }>([
    { what: 'write-protected', change: () => ({ isReadOnly: true }), reason: 'The drive is write-protected.' },
    {
      what: 'full',
      change: ({ volumes }) => ({ volumes: volumes.map((volume) => ({ ...volume, freeBytes: 0 })) }),
      reason: 'There is not enough free space on the drive.',
    },
    {
      what: 'over 128 GB',
      change: () => ({ kind: 'drive', sizeBytes: 256e9 }),
      reason: 'The drive is larger than 128 GB, more likely a disk than a stick.',
    },
  ])('collects a stick that comes back $what, and with --stage says why it is not prepared', async (row) => {
    const stick = plugIn('one');
    await run('stage', '--all-safe');
    const path = join(stick.key, 'hash-courier', 'stick.json');
    const text = readFileSync(path, 'utf8');
    await layCapture(stick.key, JSON.parse(text).manifest, { stick: 0, device: 0 }, Date.UTC(2026, 10, 1));
    drives = [{ ...stick, ...row.change(stick) }];
    const watching = start('watch', '--stage');
    await untilSaid(watching.out, `${stick.key} is not prepared: ${row.reason}`);
    process.emit('SIGINT');
    await watching.ended;
    expect(watching.out()).toContain('Stick 1: 1 capture, 1 new, 0 seen before');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('says which drives it does not read and why, but for those that the PC runs from, and reads one once it can', async () => {
    plugIn('system', { isSystem: true });
    plugIn('inside', { kind: 'drive', isSystem: null });
    const open = plugIn('locked');
    drives = drives.map((drive) =>
      drive === open ? { ...open, volumes: open.volumes.map((volume) => ({ ...volume, isLocked: true })) } : drive,
    );
    const watching = start('watch');
    await untilSaid(watching.out, `${join(folder, 'locked')} is not read: The drive is encrypted and locked.\n`);
    await untilSaid(watching.out, `${join(folder, 'inside')} is not read: The system does not say`);
    drives = drives.map((drive) => (drive.key === open.key ? open : drive));
    await untilSaid(watching.out, `${join(folder, 'locked')} is not one of ours yet.`);
    process.emit('SIGINT');
    await watching.ended;
    expect(watching.out()).not.toContain(join(folder, 'system'));
  });

  it('goes on while another program holds the store, and collects the stick once it is free', async () => {
    const stick = plugIn('one');
    await run('stage', '--all-safe');
    const { manifest } = JSON.parse(readFileSync(join(stick.key, 'hash-courier', 'stick.json'), 'utf8'));
    await layCapture(stick.key, manifest, { stick: 0, device: 0 }, Date.UTC(2026, 10, 1));
    drives = [];
    const watching = start('watch');
    await untilSaid(watching.err, 'Watching for sticks');
    const other = new DatabaseSync(join(folder, 'data', 'hash-courier.sqlite'));
    other.exec('begin immediate');
    drives = [stick];
    await untilSaid(watching.out, `The store is busy; ${stick.key} is tried again.`);
    expect(watching.out()).not.toContain('Stick 1: ');
    other.exec('rollback');
    other.close();
    await untilSaid(watching.out, 'Stick 1: 1 capture, 1 new, 0 seen before');
    process.emit('SIGINT');
    expect((await watching.ended).code).toBe(0);
  });
});

/** Waits for a state that a command reports, not for a time. */
async function untilOut(command: () => Promise<{ readonly out: string }>, text: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await command()).out.includes(text)) return;
    await delay(50);
  }
  throw new Error(`Never said: ${text}`);
}

/** Waits until a command that goes on has said something. */
async function untilSaid(said: () => string, text: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (said().includes(text)) return;
    await delay(50);
  }
  throw new Error(`Never said: ${text}, but: ${said()}`);
}

describe('practice', () => {
  it('plays the main job and ends with legal CSV files', async () => {
    const dir = join(folder, 'practice');
    const played = await run('practice', '--dir', dir);
    expect(played.code).toBe(0);
    for (const text of [
      'Nothing here is real',
      'Hash damaged',
      'No serial number',
      'Serial number differs',
      'Conflict ',
    ]) {
      expect(played.out).toContain(text);
    }
    const bytes = readFileSync(join(dir, 'export', 'intune.csv'));
    const text = bytes.toString('latin1');
    expect(text).toMatch(/^Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User\r\n/);
    expect(text).toMatch(/\r\n$/);
    expect(text).not.toMatch(/["\u0080-\uffff]/);
    const { rows, issues } = parseCaptureFile(bytes);
    expect([rows.length, issues]).toEqual([9, []]);
    expect(new Set(rows.map(({ serial }) => serial)).size).toBe(9);
  });

  it('makes its own depot anew, and leaves any other folder alone', async () => {
    const dir = join(folder, 'practice');
    expect((await run('practice', '--dir', dir)).code).toBe(0);
    expect((await run('practice', '--dir', dir)).code).toBe(0);
    const other = join(folder, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'thesis.txt'), 'mine');
    const refused = await run('practice', '--dir', other, '--lang', 'nl');
    expect(refused).toMatchObject({ code: 3, err: expect.stringContaining('geen oefendepot') });
    expect(readdirSync(other)).toEqual(['thesis.txt']);
  });
});
