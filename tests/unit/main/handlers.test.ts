import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFileTokens } from '../../../electron/main/ipc/file-tokens.ts';
import { appHandlers } from '../../../electron/main/ipc/handlers/app-handlers.ts';
import { practiceHandlers } from '../../../electron/main/ipc/handlers/practice-handlers.ts';
import { settingsHandlers } from '../../../electron/main/ipc/handlers/settings-handlers.ts';
import { sticksHandlers } from '../../../electron/main/ipc/handlers/sticks-handlers.ts';
import { workHandlers } from '../../../electron/main/ipc/handlers/work-handlers.ts';
import { DepotClosed } from '../../../electron/main/ipc/registrar.ts';
import type { MainContext } from '../../../electron/main/main-context.ts';
import { DEFAULT_STAGE } from '../../../electron/main/settings/default-settings.ts';
import { parsePolicy } from '../../../electron/main/settings/policy.ts';
import { createSettings } from '../../../electron/main/settings/settings.ts';
import type { DepotView } from '../../../shared/ipc/app.ts';

/** Main around a depot that is closed, or whose session the test gives. */
function world({
  policy = '{}',
  session = null as object | null,
  kind = 'own' as DepotView['kind'],
  mayLeave = true,
  kept = new Map<string, unknown>(),
} = {}) {
  const asked: string[] = [];
  const file = {
    read: (key: string) => kept.get(key),
    write: (key: string, value: unknown) => !!kept.set(key, value),
    keepCopy: () => undefined,
  };
  const settings = createSettings(file, parsePolicy(policy), false);
  let view: DepotView = { kind, state: session === null ? 'opening' : 'open', failure: null };
  const say = <T>(what: string, answer: T) => {
    asked.push(what);
    return answer;
  };
  const context = {
    clock: { nowMs: () => 0 },
    folders: { data: '/data', logs: '/data/logs' },
    settings,
    script: {
      view: async () => ({ kind: 'built-in', name: '', version: '', sha256: '', signer: null }),
      isReady: async (source: string) => source === 'built-in',
      chooseFile: async (path: string) => say(`script ${path}`, { ok: true, value: null }),
      fetchFromGallery: async () => say('fetch', { ok: true, value: null }),
    },
    depots: {
      view: () => view,
      session: () => session,
      enter: async (kind: DepotView['kind']) => {
        view = { ...say(`enter ${kind}`, view), kind };
        return view;
      },
    },
    files: createFileTokens({ clock: { nowMs: () => 0 }, newToken: () => `token-${asked.length}` }),
    desktop: {
      openAddress: async (address: string) => say(`open ${address}`, true),
      openFolder: async (path: string) => say(`folder ${path}`, 'opened'),
      chooseScript: async () => say('choose script', '/picked.ps1'),
      chooseFolder: async (purpose: string, before: string | null) => say(`choose ${purpose} ${before}`, '/picked'),
    },
    mayLeave: async () => say('may leave', mayLeave),
    about: {},
  };
  // Each test touches only what is here.
  return { context: context as unknown as MainContext, asked, settings, kept };
}

describe('channels of the app', () => {
  it('open pages by name and folders by kind, and nothing that the window could name otherwise', async () => {
    const { context, asked } = world();
    const app = appHandlers(context);
    expect(await app['app:open-link']('autopilot-docs')).toEqual({ ok: true, value: null });
    expect(await app['app:open-folder']('logs')).toEqual({ ok: true, value: null });
    expect(await app['app:open-folder']('exports')).toMatchObject({ ok: false, error: { code: 'not-there' } });
    expect(asked).toEqual(['open https://learn.microsoft.com/autopilot/', 'folder /data/logs']);
  });
});

describe('channels of the settings', () => {
  it('refuse a source of the script that there is none of', async () => {
    const { context, settings } = world();
    const change = settingsHandlers(context)['settings:change'];
    expect(await change({ scriptSource: 'gallery' })).toMatchObject({ ok: false, error: { code: 'not-kept' } });
    expect(await change({ scriptSource: 'built-in', theme: 'dark' })).toMatchObject({ ok: true });
    expect(settings.values().theme).toBe('dark');
  });

  it('bring no value back that was changed while an answer was made', async () => {
    const { context } = world();
    const script = await context.script.view();
    const isRead = Promise.withResolvers<typeof script>();
    Object.assign(context.script, { view: () => isRead.promise });
    const change = settingsHandlers(context)['settings:change'];
    const answers = [change({ theme: 'dark' }), change({ density: 'compact' })];
    isRead.resolve(script);
    for (const answer of await Promise.all(answers))
      expect(answer).toMatchObject({ ok: true, value: { values: { theme: 'dark', density: 'compact' } } });
  });

  it('ask for no file and no download where the organization has set another source', async () => {
    const { context, asked } = world({ policy: '{"scriptSource":"gallery"}' });
    const handlers = settingsHandlers(context);
    expect(await handlers['settings:choose-script'](null)).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(await handlers['settings:fetch-script'](null)).toMatchObject({ ok: true });
    expect(asked).toEqual(['fetch']);
  });
});

describe('channels of the sticks', () => {
  it('keep a tag that no portal takes off the sticks', async () => {
    const { context, settings } = world();
    const setStage = sticksHandlers(context)['sticks:set-stage'];
    const refused = await setStage({ ...DEFAULT_STAGE, groupTag: 'STORE,1' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'tag-not-carried' } });
    expect(await setStage({ ...DEFAULT_STAGE, groupTag: 'STORE' })).toMatchObject({ ok: true });
    expect(settings.stage('own').choice.groupTag).toBe('STORE');
  });
});

describe('channels of works', () => {
  it('add only files that a person gave, once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hash-courier-work-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'oem.csv'), 'x');
    const added: (readonly string[])[] = [];
    const works = { addFiles: (paths: readonly string[]) => ({ ok: true, value: `work-${added.push(paths)}` }) };
    const { context } = world({ session: { works } });
    const handlers = workHandlers(context);
    const [chosen] = await context.files.give([join(folder, 'oem.csv')]);
    const token = chosen?.file ?? '';
    expect(await handlers['work:add-files'](['token-99'])).toMatchObject({ ok: false, error: { code: 'file-gone' } });
    expect(await handlers['work:add-files']([])).toMatchObject({ ok: false, error: { code: 'file-gone' } });
    expect(await handlers['work:add-files']([token])).toEqual({ ok: true, value: 'work-1' });
    expect(await handlers['work:add-files']([token])).toMatchObject({ ok: false, error: { code: 'file-gone' } });
    expect(added).toEqual([[join(folder, 'oem.csv')]]);
  });

  it('ask for the folder of an export in main, beginning where the last one went', async () => {
    const folders: string[] = [];
    const works = { export: (_scope: unknown, _targets: unknown, folder: string) => folders.push(folder) };
    const { context, asked } = world({ session: { works, practice: null } });
    const run = workHandlers(context)['work:export'];
    const scope = { of: 'devices', ids: [] } as const;
    expect(await run({ scope, targets: [] })).toMatchObject({ ok: false, error: { code: 'nothing-chosen' } });
    await run({ scope, targets: ['intune'] });
    await run({ scope, targets: ['intune'] });
    expect(asked).toEqual(['choose export null', 'choose export /picked']);
    expect(folders).toEqual(['/picked', '/picked']);
  });

  it('never propose the folder of a practice export for a real one', async () => {
    const works = { export: () => ({ ok: true, value: 'work-1' }) };
    const practice = { depot: { exportFolder: '/practice/export' } };
    const inPractice = world({ session: { works, practice }, kind: 'practice' });
    const scope = { of: 'devices', ids: [] } as const;
    await workHandlers(inPractice.context)['work:export']({ scope, targets: ['intune'] });
    await appHandlers(inPractice.context)['app:open-folder']('exports');
    expect(inPractice.asked).toEqual(['choose export /practice/export', 'folder /picked']);
    const own = world({ session: { works, practice: null }, kept: inPractice.kept });
    await workHandlers(own.context)['work:export']({ scope, targets: ['intune'] });
    expect(own.asked).toEqual(['choose export null']);
  });

  it('ask for nothing while the depot is closed', async () => {
    const { context, asked } = world();
    const run = workHandlers(context)['work:export'];
    await expect(run({ scope: { of: 'devices', ids: [] }, targets: ['intune'] })).rejects.toThrow(DepotClosed);
    expect(asked).toEqual([]);
  });
});

describe('channels of practice', () => {
  it('go there and back, and not while a person says to stay', async () => {
    const free = world({ session: {} });
    await practiceHandlers(free.context)['practice:enter'](null);
    await practiceHandlers(free.context)['practice:enter'](null);
    await practiceHandlers(free.context)['practice:leave'](null);
    expect(free.asked).toEqual(['may leave', 'enter practice', 'may leave', 'enter own']);
    const busy = world({ session: {}, mayLeave: false });
    await practiceHandlers(busy.context)['practice:enter'](null);
    expect(busy.asked).toEqual(['may leave']);
  });

  it('are refused in the own depot', async () => {
    const handlers = practiceHandlers(world({ session: { practice: null } }).context);
    expect(await handlers['practice:view'](null)).toBeNull();
    const refused = { ok: false, error: { code: 'not-practice', detail: '' } };
    expect(await handlers['practice:run-devices'](null)).toEqual(refused);
    expect(await handlers['practice:bring-back'](null)).toEqual(refused);
    expect(await handlers['practice:move-stick']({ stick: 'stick-1', to: 'in' })).toEqual(refused);
    expect(await handlers['practice:restart'](null)).toEqual(refused);
  });
});
