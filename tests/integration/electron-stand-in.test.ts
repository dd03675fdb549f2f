/**
 * What the stand-in for Electron promises to the app and to its tests, on an app of a few lines. Real Electron gives the
 * same; where it does not, the README of tests/host says so.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, NO_CHROMIUM } from '../../build/engines.ts';
import { dropFiles } from '../e2e/support/drop-files.ts';
import { type LaunchedApp, launchApp, startSecond } from '../e2e/support/launch-app.ts';

/** What the tiny app's preload exposes, and what its page notes about itself. */
interface TinyWindow {
  readonly tiny: Readonly<Record<string, (...given: unknown[]) => unknown>> & { readonly kept: { list: number[] } };
  readonly seen: unknown[];
}
declare const window: TinyWindow & Window & typeof globalThis;

const tiny = { main: join(import.meta.dirname, '..', 'host', 'tiny-app', 'main.js'), engine: 'stand-in' } as const;
const hasChromium = findChromium() !== null;
if (!hasChromium) console.log(`The stand-in for Electron is skipped: ${NO_CHROMIUM}.`);

describe.skipIf(!hasChromium)('the stand-in for Electron', () => {
  let app: LaunchedApp;
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  beforeAll(async () => {
    app = await launchApp(tiny);
    await app.page.getByText('tiny').waitFor();
  });
  afterAll(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  /** What main heard, as the tiny app notes it. */
  const heard = () => app.evaluate(() => Reflect.get(globalThis, 'heard'));

  it('runs the preload before the first script of the page, and shows the page nothing of itself', async () => {
    const { atStart, own } = await app.page.evaluate(() => ({
      atStart: Reflect.get(window, 'atStart'),
      own: Object.getOwnPropertyNames(window).filter((name) =>
        /^(standIn.*|electron|require|process|module)$/.test(name),
      ),
    }));
    expect(atStart).toBe('object');
    expect(own).toEqual([]);
  });

  it('freezes what is exposed: neither side sees what the other changes', async () => {
    const result = await app.page.evaluate(() => {
      const before = [...window.tiny.kept.list];
      window.tiny.grow?.();
      const wasReplaced = Reflect.set(window.tiny, 'invoke', null) || Reflect.set(window, 'tiny', null);
      const wasGrown = Reflect.set(window.tiny.kept.list, 5, 1);
      return { before, after: window.tiny.kept.list, wasReplaced, wasGrown };
    });
    expect(result).toEqual({ before: [1], after: [1], wasReplaced: false, wasGrown: false });
  });

  it('drops prototypes and keeps cycles, dates, maps and numbers of every kind between page and preload', async () => {
    const result = await app.page.evaluate(() => {
      const point = window.tiny.point?.() as { norm?: unknown; x: number };
      const cyclic: { self?: unknown } = {};
      cyclic.self = cyclic;
      return {
        isPlain: Object.getPrototypeOf(point) === Object.prototype && point.norm === undefined && point.x === 1,
        map: window.tiny.describe?.(new Map([[1, 2]])),
        cyclic: window.tiny.describe?.(cyclic),
        own: window.tiny.describe?.(JSON.parse('{"__proto__": {"polluted": true}}')),
      };
    });
    expect(result).toEqual({
      isPlain: true,
      map: '[object Map] true ',
      cyclic: '[object Object] false self',
      own: '[object Object] false __proto__',
    });
  });

  it('brings values to main and back as structured clone does, with the frame that they came from', async () => {
    const result = await app.page.evaluate(async () => {
      const cyclic: { self?: unknown } = {};
      cyclic.self = cyclic;
      const sent = { numbers: [-0, Number.NaN, 2n], date: new Date(5), none: undefined, cyclic };
      const answer = (await window.tiny.invoke?.('echo', sent)) as { value: typeof sent; url: string; origin: string };
      const { numbers, date, cyclic: back } = answer.value;
      return {
        numbers: numbers.map((number) => (Object.is(number, -0) ? '-0' : String(number))),
        isDate: date instanceof Date && date.getTime() === 5,
        hasNone: 'none' in answer.value && answer.value.none === undefined,
        isCyclic: back.self === back,
        from: [answer.url, answer.origin],
      };
    });
    expect(result).toEqual({
      numbers: ['-0', 'NaN', '2'],
      isDate: true,
      hasNone: true,
      isCyclic: true,
      from: ['app://window/index.html', 'app://window'],
    });
  });

  it('refuses what has no value of its own, and passes an error on as its text', async () => {
    const result = await app.page.evaluate(async () => {
      const failure = (run: () => unknown) =>
        Promise.resolve()
          .then(run)
          .then(
            () => 'none',
            (error) => `${error.name}: ${error.message}`,
          );
      return [
        await failure(() => window.tiny.invoke?.('echo', () => 1)),
        await failure(() => window.tiny.invoke?.('fail')),
        await failure(() => window.tiny.invoke?.('nowhere')),
        await failure(() => window.tiny.refuse?.()),
        await failure(() => window.tiny.later?.(7)),
      ];
    });
    expect(result[0]).toContain('could not be cloned');
    expect(result.slice(1)).toEqual([
      "Error: Error invoking remote method 'fail': TypeError: no",
      "Error: Error invoking remote method 'nowhere': Error: No handler registered for 'nowhere'",
      'Error: not here',
      'none',
    ]);
  });

  it('tells the page what main sends until the page has heard enough', async () => {
    await app.page.evaluate(() => {
      const seen: unknown[] = [];
      const stop = window.tiny.on?.('news', (value: unknown) => {
        seen.push(value);
        if (seen.length === 2) (stop as () => void)();
      });
      Object.assign(window, { seen });
    });
    for (const value of ['one', 'two', 'three']) {
      await app.evaluate(
        ({ BrowserWindow }, news) => BrowserWindow.getAllWindows()[0]?.webContents.send('news', news),
        value,
      );
    }
    await app.page.evaluate(() => window.tiny.invoke?.('echo', null));
    expect(await app.page.evaluate(() => window.seen)).toEqual(['one', 'two']);
  });

  it('gives the path of a dropped file to the preload, and none for a file that the page made under the same name', async () => {
    const file = join(folder, 'dropped.csv');
    writeFileSync(file, 'a,b\n');
    await app.page.evaluate(() => {
      document.addEventListener('dragover', (event) => event.preventDefault());
      document.addEventListener('drop', (event) => {
        event.preventDefault();
        Object.assign(window, { dropped: event.dataTransfer?.files[0] });
      });
    });
    await dropFiles(app.page, [file]);
    const paths = await app.page.evaluate(() => {
      const dropped: File = Reflect.get(window, 'dropped');
      const forged = new File(['a,b\n'], dropped.name, { lastModified: dropped.lastModified });
      return [dropped, forged].map((one) => window.tiny.pathOf?.(one));
    });
    expect(paths).toEqual([file, '']);
    const asAPreload = 'function standInAskPath(question) { debugger; return question.path; }';
    const stolen = await app.page.evaluate(`(${asAPreload})({ secret: '', file: dropped, path: '' })`);
    expect(stolen).toBe('');
  });

  it('asks main before the page goes anywhere, follows a redirect or opens a window, and keeps it where it is', async () => {
    const asked: unknown[] = [];
    const before = (await heard()).length;
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    // A server that listens has an address of this form.
    const popup = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await app.page.evaluate((url) => window.open(url), popup);
    await app.page.evaluate(() => {
      location.href = 'https://other.test/page';
    });
    await expect.poll(async () => (await heard()).length).toBe(before + 2);
    await app.page.evaluate(() => {
      location.href = '/away';
    });
    await expect
      .poll(async () => (await heard()).slice(before))
      .toEqual([
        ['window', popup],
        ['will-navigate', 'https://other.test/page'],
        ['will-navigate', 'app://window/away'],
        ['will-redirect', 'https://away.test/'],
      ]);
    await expect.poll(() => app.page.context().pages().length).toBe(1);
    expect(await app.page.evaluate(() => [document.title, typeof window.tiny])).toEqual(['tiny', 'object']);
    server.close();
    expect(asked).toEqual([]);
  });

  it('lets Chromium hold the content security policy of the app, and refuses every permission', async () => {
    const result = await app.page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.wasInjected = true';
      document.head.append(script);
      const fetched = await fetch('https://other.test/').then(
        () => 'fetched',
        () => 'refused',
      );
      return [Reflect.get(window, 'wasInjected') === undefined, fetched, await Notification.requestPermission()];
    });
    expect(result).toEqual([true, 'refused', 'denied']);
  });

  it('throws the name of what it does not model, in main and in the preload', async () => {
    const inMain = await app.evaluate((electron) => {
      const tries = [() => electron.app.getGPUInfo('basic'), () => electron.autoUpdater.checkForUpdates()];
      return tries.map((run) => {
        try {
          return String(run());
        } catch (error) {
          return String(error);
        }
      });
    });
    expect(inMain).toEqual([
      'Error: The stand-in for Electron does not model app.getGPUInfo.',
      'Error: The stand-in for Electron does not model electron.autoUpdater.',
    ]);
    const inPreload = await app.page.evaluate(() => {
      try {
        return String(window.tiny.missing?.());
      } catch (error) {
        return String(error);
      }
    });
    expect(inPreload).toBe('Error: The stand-in for Electron does not model electron.webFrame.');
  });

  it('hands the arguments of a second start over to the first, which goes on', async () => {
    const exitCode = await startSecond({ ...tiny, dataFolder: app.dataFolder, args: ['--from-second'] });
    expect(exitCode).toBe(0);
    await expect.poll(heard).toContainEqual(['second-instance', '--from-second']);
    expect(await app.page.title()).toBe('tiny');
  });

  it('holds a window whose close is prevented, and ends with the last one that goes', async () => {
    const other = await launchApp(tiny);
    const isHeld = await other.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.once('close', (event) => event.preventDefault());
      window?.close();
      return window?.isDestroyed() === false;
    });
    expect(isHeld).toBe(true);
    await other.evaluate(({ BrowserWindow }) => {
      setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0);
    });
    expect(await other.waitForExit()).toBe(0);
    await other.close();
  });
});
