/** A page that is no longer ours, by a mistake or by an attack, must not get anywhere. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, practiceArgs, test } from './support/test.ts';

let server: Server;
let asked: string[];

test.beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*').end('document.title = "taken over"');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

test.afterEach(() => {
  server.close();
});

test('no navigation, no window, no remote script, no request leaves the page', async ({ launch, folder }) => {
  const app = await launch({ args: practiceArgs(folder), mayComplain: true });
  const { page } = app;
  await page.getByRole('heading', { level: 1 }).waitFor();
  // A server that listens has an address of this form.
  const remote = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const opened = await app.evaluate(({ shell }) => {
    const urls: string[] = [];
    Object.assign(globalThis, { openedUrls: urls });
    shell.openExternal = async (url) => {
      urls.push(url);
    };
    return urls.length;
  });
  expect(opened).toBe(0);

  const tried = await page.evaluate(async (url) => {
    // Whatever the page is not allowed to do shows as an error, at once or by an event.
    const attempt = async (act: () => unknown): Promise<string> => {
      try {
        return (await act()) === null ? 'refused' : 'reached';
      } catch {
        return 'refused';
      }
    };
    const loaded = (element: HTMLElement) =>
      new Promise((resolve, reject) => {
        element.onload = resolve;
        element.onerror = reject;
        document.body.append(element);
      });
    return {
      fetch: await attempt(() => fetch(`${url}/fetch`)),
      // In a task of its own: what a debugger evaluates may always do this.
      eval: await attempt(
        () =>
          new Promise((resolve, reject) => {
            setTimeout(() => {
              try {
                resolve(Reflect.construct(Function, ['return 1'])());
              } catch (error) {
                reject(error);
              }
            });
          }),
      ),
      script: await attempt(() => loaded(Object.assign(document.createElement('script'), { src: `${url}/script.js` }))),
      inline: await attempt(() =>
        Object.assign(document.createElement('script'), { textContent: 'document.title = "ran"' }),
      ),
      markup: await attempt(() => {
        document.body.innerHTML = '<img src=x onerror="document.title = 1">';
      }),
      image: await attempt(() => loaded(Object.assign(new Image(), { src: `${url}/image.png` }))),
      style: await attempt(() =>
        loaded(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${url}/style.css` })),
      ),
      worker: await attempt(() => new Worker(`${url}/worker.js`)),
      socket: await attempt(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket(url.replace('http', 'ws'));
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
      ),
    };
  }, remote);
  expect(new Set(Object.values(tried)), JSON.stringify(tried)).toEqual(new Set(['refused']));
  await page.evaluate((url) => {
    window.open(`${url}/popup`);
    const form = Object.assign(document.createElement('form'), { action: `${url}/form` });
    document.body.append(form);
    form.submit();
    const frame = Object.assign(document.createElement('iframe'), { src: `${url}/frame` });
    document.body.append(frame);
  }, remote);

  const before = page.url();
  await page.evaluate((url) => {
    location.href = `${url}/away`;
  }, remote);
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd';
  });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(page.url()).toBe(before);
  expect(await page.title()).toMatch(/Hash Courier$/);
  expect(asked).toEqual([]);
  expect(await app.evaluate(() => Reflect.get(globalThis, 'openedUrls'))).toEqual([]);
});

test('the page protocol gives nothing from outside its folder', async ({ launch, folder }) => {
  const { page } = await launch({ args: practiceArgs(folder), mayComplain: true });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const paths = [
    '/..%2fmain%2fmain.js',
    '/%2e%2e/%2e%2e/main/main.js',
    '/..%5cmain%5cmain.js',
    '/assets/..%2f..%2fmain/main.js',
    '/%2fetc%2fpasswd',
    '/C:%5cWindows%5cwin.ini',
    '/index.html%00.js',
    '/nothing-here.js',
  ];
  const origin = new URL('/', page.url());
  for (const path of paths) {
    // The guard may end the navigation, or the protocol answers that there is nothing.
    const response = await page.goto(new URL(path, origin).href).catch(() => null);
    if (response === null) continue;
    expect(response.status(), path).toBeGreaterThanOrEqual(400);
    expect(await response.text(), path).not.toMatch(/import|root:|\[fonts\]/);
  }
  const there = await page.reload();
  expect(there?.status()).toBe(200);
});

test('permissions are denied', async ({ launch, folder }) => {
  const { page } = await launch({ args: practiceArgs(folder) });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const states = await page.evaluate(async () => {
    const asked = await Promise.all(
      ['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read'].map(async (name) => {
        // The list of names that TypeScript knows is older than the browser's.
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return state;
      }),
    );
    return asked;
  });
  expect(states).not.toContain('granted');
});
