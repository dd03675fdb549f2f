import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { checkSettingsFile } from '../../../electron/main/settings/damaged-settings.ts';
import { DEFAULT_SETTINGS, DEFAULT_STAGE } from '../../../electron/main/settings/default-settings.ts';
import { type Policy, parsePolicy, policyPath, readPolicy } from '../../../electron/main/settings/policy.ts';
import { createSettings, type SettingsFile } from '../../../electron/main/settings/settings.ts';
import { type Preset, SETTING_NAMES, settingValues, stageChoice } from '../../../shared/ipc/settings.ts';

const NO_POLICY: Policy = { values: {}, state: 'none', refused: 0 };

/** A file in memory that can be told to refuse. */
function fakeFile(content: Record<string, unknown> = {}) {
  const state = { copies: 0, isFull: false };
  const file: SettingsFile = {
    read: (key) => content[key],
    write(key, value) {
      if (!state.isFull) content[key] = JSON.parse(JSON.stringify(value));
      return !state.isFull;
    },
    keepCopy() {
      state.copies += 1;
    },
  };
  return Object.assign(state, file);
}

describe('settings', () => {
  it('are the usual ones at first, and these are legal', () => {
    const settings = createSettings(fakeFile(), NO_POLICY, false);
    expect(settings.values()).toEqual(DEFAULT_SETTINGS);
    expect(settingValues.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
    expect(Object.keys(DEFAULT_SETTINGS).sort()).toEqual([...SETTING_NAMES].sort());
    expect(stageChoice.parse(DEFAULT_STAGE)).toEqual(DEFAULT_STAGE);
    expect(settings.wereReset).toBe(false);
  });

  it('are kept, told once, and there again at the next start', () => {
    const file = fakeFile();
    const settings = createSettings(file, NO_POLICY, false);
    let told = 0;
    settings.onChange(() => told++);
    expect(settings.change({ theme: 'dark', sounds: false })).toEqual({ ok: true, value: null });
    expect(settings.change({ theme: 'dark', language: undefined })).toEqual({ ok: true, value: null });
    expect(told).toBe(1);
    expect(createSettings(file, NO_POLICY, false).values()).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      sounds: false,
    });
  });

  it('change only where they could be kept', () => {
    const file = fakeFile();
    const settings = createSettings(file, NO_POLICY, false);
    file.isFull = true;
    expect(settings.change({ theme: 'dark' })).toEqual({ ok: false, error: 'not-kept' });
    expect(settings.values()).toEqual(DEFAULT_SETTINGS);
  });

  it('put the labels onto the sticks that were chosen last, also where these could not be kept, and say so', () => {
    const file = fakeFile();
    const settings = createSettings(file, NO_POLICY, false);
    settings.setStage('own', { ...DEFAULT_STAGE, groupTag: 'OLD' });
    let told = 0;
    settings.onChange(() => told++);
    file.isFull = true;
    const chosen = { ...DEFAULT_STAGE, groupTag: 'NEW' };
    expect(settings.setStage('own', chosen)).toEqual({ choice: chosen, isKept: false, presets: [] });
    expect(told).toBe(1);
    expect(settings.stage('own')).toMatchObject({ choice: chosen, isKept: false });
    expect(settings.stage('practice').isKept).toBe(true);
    expect(createSettings(file, NO_POLICY, false).stage('own').choice.groupTag).toBe('OLD');
    file.isFull = false;
    expect(settings.setStage('own', chosen).isKept).toBe(true);
  });

  it('that cannot be read take their usual value one by one, are copied aside, and it is said', () => {
    const file = fakeFile({
      values: { theme: 'neon', sounds: false, largestDriveGib: 4, unknown: 1 },
      stage: { batch: 7 },
      presets: 'none',
    });
    const settings = createSettings(file, NO_POLICY, false);
    expect(settings.values()).toEqual({ ...DEFAULT_SETTINGS, sounds: false });
    expect(settings.stage('own')).toEqual({ choice: DEFAULT_STAGE, isKept: true, presets: [] });
    expect(settings.wereReset).toBe(true);
    expect(file.copies).toBe(1);
  });

  it.each([null, 'text', [1], 7, { values: null }])('survive a file that holds %j', (values) => {
    const settings = createSettings(fakeFile({ values }), NO_POLICY, false);
    expect(settings.values()).toEqual(DEFAULT_SETTINGS);
  });

  it('that the organization locks hold over what was kept, and a change of them is refused whole', () => {
    const file = fakeFile({ values: { theme: 'light', prepareAgain: true } });
    const policy = parsePolicy('{"prepareAgain": false, "scriptSource": "gallery"}');
    const settings = createSettings(file, policy, false);
    expect(settings.locked).toEqual(['scriptSource', 'prepareAgain']);
    expect(settings.values()).toMatchObject({ prepareAgain: false, scriptSource: 'gallery', theme: 'light' });
    expect(settings.change({ theme: 'dark', prepareAgain: true })).toEqual({ ok: false, error: 'locked' });
    expect(settings.values().theme).toBe('light');
    // As it is anyway: a page that sends all of its form changes nothing that is locked.
    expect(settings.change({ theme: 'dark', prepareAgain: false })).toEqual({ ok: true, value: null });
    expect(createSettings(file, NO_POLICY, false).values().prepareAgain).toBe(true);
  });

  it('keep what goes onto real sticks apart from practice', () => {
    const file = fakeFile();
    const settings = createSettings(file, NO_POLICY, false);
    settings.setStage('practice', { ...DEFAULT_STAGE, batch: 'tried out' });
    expect(settings.stage('own').choice.batch).toBe('');
    expect(createSettings(file, NO_POLICY, false).stage('practice').choice.batch).toBe('tried out');
  });

  it('keep presets by name, up to fifty', () => {
    const file = fakeFile();
    const settings = createSettings(file, NO_POLICY, false);
    const preset = (name: string, batch = ''): Preset => ({ name, choice: { ...DEFAULT_STAGE, batch } });
    settings.savePreset('own', preset('b'));
    settings.savePreset('own', preset('a'));
    expect(settings.savePreset('own', preset('b', 'new'))).toMatchObject({
      ok: true,
      value: { presets: [{ name: 'a' }, { name: 'b', choice: { batch: 'new' } }] },
    });
    for (let index = 0; index < 48; index += 1) settings.savePreset('own', preset(`c${index}`));
    expect(settings.savePreset('own', preset('one more'))).toEqual({ ok: false, error: 'too-many' });
    file.isFull = true;
    expect(settings.deletePreset('own', 'a')).toEqual({ ok: false, error: 'not-kept' });
    expect(settings.stage('own').presets).toHaveLength(50);
    file.isFull = false;
    expect(settings.deletePreset('own', 'a')).toMatchObject({ ok: true, value: { presets: { length: 49 } } });
    expect(settings.deletePreset('own', 'a').ok).toBe(true);
  });

  it('remember other things of the program only in the shape that they have', () => {
    const settings = createSettings(fakeFile({ window: { x: 'left' } }), NO_POLICY, false);
    expect(settings.remembered('window', z.object({ x: z.number() }))).toBeNull();
    settings.remember('window', { x: 1 });
    expect(settings.remembered('window', z.object({ x: z.number() }))).toEqual({ x: 1 });
  });
});

describe('a settings file', () => {
  let folder = '';
  const path = () => join(folder, 'settings.json');
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hash-courier-settings-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
  });

  it('that is not there is good', () => expect(checkSettingsFile(folder, '1')).toBe('good'));

  it('that can be read stays as it is', async () => {
    await writeFile(path(), '{"values":{}}');
    expect(checkSettingsFile(folder, '1')).toBe('good');
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it.each(['', '{"values":', 'null', '[]', '"text"', '\0\0\0\0'])('that holds %j is copied aside', async (text) => {
    await writeFile(path(), text);
    expect(checkSettingsFile(folder, '20261124')).toBe('damaged');
    expect(await readdir(folder)).toEqual(['settings.damaged-20261124.json']);
    expect(await readFile(join(folder, 'settings.damaged-20261124.json'), 'utf8')).toBe(text);
  });

  it('that is a folder cannot be used, and nothing is removed', async () => {
    await mkdir(path());
    expect(checkSettingsFile(folder, '1')).toBe('unusable');
    expect(await readdir(folder)).toEqual(['settings.json']);
  });
});

describe('the policy of a PC', () => {
  it('stands where administrators put such files', () => {
    expect(policyPath({}, 'linux')).toBe('/etc/hash-courier/policy.json');
    expect(policyPath({}, 'darwin')).toBe('/Library/Application Support/Hash Courier/policy.json');
    expect(policyPath({ ProgramData: 'D:\\Data' }, 'win32')).toMatch(/^D:\\Data.Hash Courier.policy\.json$/);
  });

  it('is none where there is no file, and is said to be unreadable where there is no policy in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hash-courier-policy-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    expect(readPolicy(join(folder, 'policy.json'))).toEqual(NO_POLICY);
    expect(readPolicy(folder).state).toBe('unreadable');
    await writeFile(join(folder, 'policy.json'), '\uFEFF{"sounds": false}');
    expect(readPolicy(join(folder, 'policy.json'))).toEqual({ values: { sounds: false }, state: 'read', refused: 0 });
  });

  it.each(['', '[]', 'null', '7', '{', '"x"', `{"theme": "${'x'.repeat(70_000)}"}`])('%.20s is no policy', (text) => {
    expect(parsePolicy(text)).toEqual({ values: {}, state: 'unreadable', refused: 0 });
  });

  it('takes the keys that it understands and counts the others', () => {
    const text = '{"theme":"dark","galleryFeed":"http://insecure.example/","__proto__":{"sounds":false},"speed":3}';
    expect(parsePolicy(text)).toEqual({ values: { theme: 'dark' }, state: 'read', refused: 3 });
  });
});
