import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeScript, withChosenScript } from '../../../electron/core/sticks/kit-source.ts';
import { readStick } from '../../../electron/core/sticks/read-stick.ts';
import { wipeStick } from '../../../electron/core/sticks/wipe-stick.ts';
import type { StickManifest } from '../../../shared/sticks/manifest.ts';
import { fakeDrive, fakeKey, fakeKit, stageAll, stagePorts, stageRequest } from './stage-fakes.ts';
import { tempStick } from './temp-stick.ts';

const FOLDER = 'hash-courier/script';
const PATH = `${FOLDER}/Get-WindowsAutoPilotInfo.ps1`;
const SCRIPT = 'param([string] $OutputFile)\r\n';
const BUILT_IN = fakeKit();
const CHOSEN = chosenKit(SCRIPT);

function chosenKit(text: string) {
  const script = describeScript('file', 'mine.ps1', Buffer.from(text));
  if (!script.ok) throw new Error(script.error.code);
  return withChosenScript(BUILT_IN, script.value);
}

/** Stages with a kit; gives the row. */
async function stage(root: string, kit: typeof CHOSEN, ports: Awaited<ReturnType<typeof stagePorts>>) {
  const [row] = await stageAll([stageRequest(fakeDrive(root))], ports, { kit });
  return row;
}

const readText = (root: string, path: string) => readFileSync(join(root, path), 'utf8');
const manifestOf = (root: string): StickManifest => JSON.parse(readText(root, 'hash-courier/stick.json')).manifest;

describe('a stick with a script of the depot’s own choice', () => {
  it('has it beside the kit, named and hashed in the signed manifest', async () => {
    const [root, ports] = [tempStick(), await stagePorts()];
    expect(await stage(root, CHOSEN, ports)).toMatchObject({ outcome: 'done' });
    expect(readText(root, PATH)).toBe(SCRIPT);
    expect(manifestOf(root).kitSource).toEqual(CHOSEN.chosenScript);
    expect(manifestOf(root).files.map(({ path }) => path)).toContain(PATH);
    expect(await readStick(root, ports.key.publicKey, ports)).toMatchObject({
      identity: { state: 'ours' },
      issues: [],
    });
  });

  it('gets another script, and none again, without a trace of the one before', async () => {
    const [root, ports] = [tempStick(), await stagePorts()];
    await stage(root, CHOSEN, ports);
    await stage(root, chosenKit(`${SCRIPT}'new'`), ports);
    expect(readText(root, PATH)).toBe(`${SCRIPT}'new'`);
    expect(await stage(root, BUILT_IN, ports)).toMatchObject({ outcome: 'done', keptAside: [] });
    expect(existsSync(join(root, FOLDER))).toBe(false);
    expect(manifestOf(root).kitSource?.kind).toBe('built-in');
  });

  it.each([
    ['another script', CHOSEN],
    ['none', BUILT_IN],
  ])('whose script was changed keeps the change aside when it gets %s', async (_, next) => {
    const [root, ports] = [tempStick(), await stagePorts()];
    await stage(root, chosenKit(`${SCRIPT}'old'`), ports);
    writeFileSync(join(root, PATH), 'changed');
    const row = await stage(root, next, ports);
    const [kept] = row?.outcome === 'done' ? row.keptAside : [];
    expect(kept?.path).toBe(PATH);
    expect(readText(root, kept?.keptAt ?? '')).toBe('changed');
    expect(existsSync(join(root, PATH))).toBe(next === CHOSEN);
  });

  it.each([
    ['a script', CHOSEN],
    ['none', BUILT_IN],
  ])('is refused %s where a stranger’s script stands in the place that the device runs', async (_, kit) => {
    const [root, ports] = [tempStick(), await stagePorts()];
    mkdirSync(join(root, FOLDER), { recursive: true });
    writeFileSync(join(root, PATH), 'a stranger’s');
    expect(await stage(root, kit, ports)).toMatchObject({ outcome: 'failed', reason: 'foreign-file', path: PATH });
    expect(readText(root, PATH)).toBe('a stranger’s');
  });

  it('reports a script that is changed, missing or added', async () => {
    const [root, ports] = [tempStick(), await stagePorts()];
    await stage(root, CHOSEN, ports);
    writeFileSync(join(root, PATH), 'changed');
    writeFileSync(join(root, FOLDER, 'other.ps1'), 'x');
    const { issues } = await readStick(root, ports.key.publicKey, ports);
    expect(issues.map(({ code, values }) => [code, values.path])).toEqual([
      ['kit-file-changed', PATH],
      ['kit-file-added', `${FOLDER}/other.ps1`],
    ]);
  });

  it('reports a script on a stick that was prepared without one', async () => {
    const [root, ports] = [tempStick(), await stagePorts()];
    await stage(root, BUILT_IN, ports);
    mkdirSync(join(root, FOLDER));
    expect((await readStick(root, ports.key.publicKey, ports)).issues).toEqual([]);
    writeFileSync(join(root, PATH), 'x');
    const { issues } = await readStick(root, ports.key.publicKey, ports);
    expect(issues.map(({ code, values }) => [code, values.path])).toEqual([['kit-file-added', PATH]]);
  });

  it('is wiped of it with the rest', async () => {
    const [root, ports] = [tempStick(), await stagePorts()];
    await stage(root, CHOSEN, ports);
    expect(await wipeStick(root, ports.key.publicKey, { ...ports, isCaptureSafe: async () => true })).toMatchObject({
      ok: true,
    });
    expect(readdirSync(root)).toEqual([]);
  });

  it('of another installation has its script kept aside, not trusted', async () => {
    const root = tempStick();
    await stage(root, CHOSEN, await stagePorts({ key: await fakeKey() }));
    const row = await stage(root, BUILT_IN, await stagePorts());
    expect(row?.outcome === 'done' && row.keptAside.length).toBeGreaterThan(0);
    expect(existsSync(join(root, PATH))).toBe(false);
  });
});
