import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBegunName, readStick } from '../../../electron/core/sticks/read-stick.ts';
import { type OpenDisk, openDisk } from '../../../electron/core/sticks/stick-disk.ts';
import { tempManifestName } from '../../../shared/sticks/stick-layout.ts';
import { FakeIds, FakeTimer, fakeDrive, fakeKey, stageAll, stagePorts, stageRequest } from './stage-fakes.ts';
import { tempStick } from './temp-stick.ts';

const PORTS = { timer: new FakeTimer() };

async function stagedStick() {
  const root = tempStick();
  const ports = await stagePorts();
  await stageAll([stageRequest(fakeDrive(root))], ports);
  return { root, publicKey: ports.key.publicKey };
}

const ISSUES: readonly {
  readonly what: string;
  readonly change: (root: string) => void;
  readonly issues: readonly (readonly [string, string])[];
}[] = [
  { what: 'nothing changed', change: () => {}, issues: [] },
  {
    what: 'a kit file grew',
    change: (root) => appendFileSync(join(root, 'go.cmd'), 'rem'),
    issues: [['kit-file-changed', 'go.cmd']],
  },
  {
    what: 'a kit file has other bytes of the same length',
    change: (root) => writeFileSync(join(root, 'go.cmd'), 'GO.CMD of kit 1.0.0\r\n'.repeat(200)),
    issues: [['kit-file-changed', 'go.cmd']],
  },
  {
    what: 'a kit file became a link',
    change: (root) => {
      rmSync(join(root, 'go.cmd'));
      symlinkSync('/etc/hostname', join(root, 'go.cmd'));
    },
    issues: [['kit-file-changed', 'go.cmd']],
  },
  {
    what: 'a kit file is gone',
    change: (root) => rmSync(join(root, 'README.txt')),
    issues: [['kit-file-missing', 'README.txt']],
  },
  {
    what: 'a program stands where Windows starts it instead of the kit',
    change: (root) => writeFileSync(join(root, 'GO.EXE'), 'MZ'),
    issues: [['kit-file-added', 'GO.EXE']],
  },
  {
    what: 'an autorun file came',
    change: (root) => writeFileSync(join(root, 'AutoRun.inf'), '[autorun]'),
    issues: [['kit-file-added', 'AutoRun.inf']],
  },
  {
    what: 'a file stands in our folder',
    change: (root) => writeFileSync(join(root, 'hash-courier/helper.ps1'), 'x'),
    issues: [['kit-file-added', 'hash-courier/helper.ps1']],
  },
  {
    what: 'only its owner and our own interrupted run added files',
    change: (root) => {
      writeFileSync(join(root, 'setup.exe'), 'theirs');
      mkdirSync(join(root, 'autorun.inf'));
      writeFileSync(join(root, 'hash-courier', tempManifestName(new FakeIds().ulid())), '');
      mkdirSync(join(root, 'hash-courier/captures/PF-1'));
    },
    issues: [],
  },
];

describe('readStick', () => {
  it.each(ISSUES)('reports $issues when $what', async ({ change, issues }) => {
    const { root, publicKey } = await stagedStick();
    change(root);
    const reading = await readStick(root, publicKey, PORTS);
    expect(reading.identity.state).toBe('ours');
    expect(reading.issues.map((found) => [found.code, found.values.path])).toEqual(issues);
  });

  it('tells whose stick it is', async () => {
    const { root, publicKey } = await stagedStick();
    expect((await readStick(root, publicKey, PORTS)).identity.state).toBe('ours');
    expect((await readStick(root, (await fakeKey()).publicKey, PORTS)).identity.state).toBe('other-installation');
    expect((await readStick(tempStick(), publicKey, PORTS)).identity.state).toBe('none');
  });

  it('knows the name that an interrupted run of ours began to give, and no other', async () => {
    const { root, publicKey } = await stagedStick();
    const waiting = join(root, 'hash-courier', tempManifestName(new FakeIds().ulid()));
    renameSync(join(root, 'hash-courier/stick.json'), waiting);
    expect(await readBegunName(root, publicKey, PORTS)).toMatchObject({ number: 17 });
    expect(await readBegunName(root, (await fakeKey()).publicKey, PORTS)).toBeNull();
    expect(await readBegunName(tempStick(), publicKey, PORTS)).toBeNull();
    expect(await readBegunName('/nowhere/at/all', publicKey, PORTS)).toBeNull();
  });

  const MANIFESTS = [
    { content: '{', state: 'damaged', code: 'manifest-damaged' },
    { content: 'x'.repeat(200_000), state: 'damaged', code: 'manifest-damaged' },
    { content: '{"manifest":{"schema":7}}', state: 'newer-schema', code: 'manifest-newer' },
  ];
  it.each(MANIFESTS)('reports $code, and does not judge the kit', async ({ content, state, code }) => {
    const { root, publicKey } = await stagedStick();
    writeFileSync(join(root, 'hash-courier/stick.json'), content);
    rmSync(join(root, 'go.cmd'));
    const reading = await readStick(root, publicKey, PORTS);
    expect(reading.identity.state).toBe(state);
    expect(reading.issues.map((found) => found.code)).toEqual([code]);
  });

  it('reports a manifest whose signature is wrong', async () => {
    const { root, publicKey } = await stagedStick();
    const other = await stagedStick();
    // A whole manifest of one stick under the signature of another.
    const { signature } = readJson(other.root);
    writeFileSync(join(root, 'hash-courier/stick.json'), JSON.stringify({ ...readJson(root), signature }));
    const reading = await readStick(root, publicKey, PORTS);
    expect(reading.identity.state).toBe('signature-wrong');
    expect(reading.issues.map((found) => found.code)).toEqual(['manifest-signature']);
  });

  it('takes a manifest that is a link or a folder for damaged', async () => {
    const { root, publicKey } = await stagedStick();
    rmSync(join(root, 'hash-courier/stick.json'));
    symlinkSync('/etc/hostname', join(root, 'hash-courier/stick.json'));
    expect((await readStick(root, publicKey, PORTS)).identity.state).toBe('damaged');
  });

  it('says that a stick which does not answer cannot be read', async () => {
    const { root, publicKey } = await stagedStick();
    const timer = new FakeTimer();
    const asked = Promise.withResolvers<void>();
    const hanging: OpenDisk = async (path) => {
      const entry = () => {
        asked.resolve();
        return new Promise<never>(() => {});
      };
      return { ...(await openDisk(path)), entry };
    };
    const reading = readStick(root, publicKey, { timer, openDisk: hanging });
    await asked.promise;
    await timer.pass(10_000);
    expect(await reading).toEqual({ identity: { state: 'unreadable', errno: 'ETIMEDOUT' }, issues: [] });
  });

  it('says that a stick which is gone cannot be read', async () => {
    const { publicKey } = await stagedStick();
    expect(await readStick('/nowhere/at/all', publicKey, PORTS)).toEqual({
      identity: { state: 'unreadable', errno: 'ENOENT' },
      issues: [],
    });
  });
});

function readJson(root: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, 'hash-courier/stick.json'), 'utf8'));
}
