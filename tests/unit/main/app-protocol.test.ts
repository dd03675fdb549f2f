import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../build/project-root.ts';
import { CONTENT_SECURITY_POLICY, pagePath, pageServer } from '../../../electron/main/app-protocol.ts';

describe('the address of a file of the page', () => {
  const GIVEN: readonly (readonly [string, readonly string[]])[] = [
    ['app://window/', ['index.html']],
    ['app://window', ['index.html']],
    ['app://window/index.html', ['index.html']],
    ['app://window/index.html?a=1#/devices', ['index.html']],
    ['app://window/assets/main-B1x_2.js', ['assets', 'main-B1x_2.js']],
  ];
  it.each(GIVEN)('%s is a file', (address, parts) => {
    expect(pagePath(address)).toEqual(parts);
  });

  it.each([
    'app://window/../secret.txt',
    'app://window/assets/../../secret.txt',
    'app://window/assets/%2e%2e/%2e%2e/secret.txt',
    'app://window/..%2fsecret.txt',
    'app://window/..%5csecret.txt',
    'app://window/..\\secret.txt',
    'app://window/%252e%252e/secret.txt',
    'app://window/C:/Windows/win.ini',
    'app://window/C:%5CWindows%5Cwin.ini',
    'app://window//server/share/file.js',
    'app://window/file.js%00.html',
    'app://window/.git/config',
    'app://window/assets//main.js',
    'app://window/assets/',
    'app://window/CON%20',
    'app://window/file.js:stream',
    'app://other/index.html',
    'app://window.evil/index.html',
    'app://user:pass@window/index.html',
    'app://window:81/index.html',
    'file:///etc/passwd',
    'https://window/index.html',
    'nonsense',
    '',
  ])('%s reaches nothing outside the page', (address) => {
    // The parser of addresses folds `..` by itself; what is left then is inside.
    const parts = pagePath(address);
    if (parts !== null) expect(parts).toEqual(['secret.txt']);
  });
});

const STYLES = 'p { color: red }';

describe('serving the page', () => {
  let folder = '';
  const get = (path: string, method = 'GET', beforeProgram = async () => {}) =>
    pageServer(
      join(folder, 'page'),
      () => ({ language: 'nl', theme: 'dark' }),
      beforeProgram,
    )({
      url: `app://window/${path}`,
      method,
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hash-courier-page-'));
    await mkdir(join(folder, 'page', 'assets'), { recursive: true });
    await mkdir(join(folder, 'outside'));
    const files = [
      [
        'page/index.html',
        readFileSync(join(projectRoot, 'renderer', 'index.html'), 'utf8').replace(
          '</head>',
          `<style>${STYLES}</style></head>`,
        ),
      ],
      ['page/assets/main.js', 'export {};'],
      ['page/assets/main.js.map', '{}'],
      ['page/notes.txt', 'not of a page'],
      ['outside/secret.js', 'secret'],
      ['secret.js', 'secret'],
    ] as const;
    for (const [path, text] of files) await writeFile(join(folder, path), text);
    await symlink(join(folder, 'secret.js'), join(folder, 'page', 'link.js'));
    await symlink(join(folder, 'outside'), join(folder, 'page', 'linked'), 'junction');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('gives the document at once, and the program once what it calls is there', async () => {
    const behind = Promise.withResolvers<void>();
    expect((await get('index.html', 'GET', () => behind.promise)).status).toBe(200);
    let isGiven = false;
    const program = get('assets/main.js', 'GET', () => behind.promise).finally(() => {
      isGiven = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isGiven).toBe(false);
    behind.resolve();
    expect((await program).status).toBe(200);
  });

  it('gives a file with its type and the rules of the page', async () => {
    const response = await get('assets/main.js');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('export {};');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('gives the document the language and the theme of the settings', async () => {
    const html = await (await get('index.html')).text();
    expect(html).toContain('<html lang="nl" data-theme="dark">');
    expect(html.match(/<html/g)).toHaveLength(1);
  });

  it('allows the styles that the document was built with, and no others', async () => {
    const policy = (await get('index.html')).headers.get('content-security-policy');
    const digest = createHash('sha256').update(STYLES).digest('base64');
    expect(policy?.split('; ').filter((rule, at) => rule !== CONTENT_SECURITY_POLICY.split('; ')[at])).toEqual([
      `style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-${digest}'`,
    ]);
  });

  it.each([
    ['a file that is not there', 'missing.js', 'GET'],
    ['a folder', 'assets', 'GET'],
    ['a file of a kind that no page has', 'notes.txt', 'GET'],
    ['a source map', 'assets/main.js.map', 'GET'],
    ['a link to a file outside', 'link.js', 'GET'],
    ['a file behind a linked folder', 'linked/secret.js', 'GET'],
    ['a file as a folder', 'index.html/main.js', 'GET'],
    ['another method', 'index.html', 'POST'],
  ])('gives nothing for %s', async (_what, path, method) => {
    const response = await get(path, method);
    expect([response.status, await response.text()]).toEqual([404, '']);
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
  });

  it('allows no script, style or connection from elsewhere', () => {
    const rules = new Map(
      CONTENT_SECURITY_POLICY.split('; ').map((rule) => {
        const [name = '', ...values] = rule.split(' ');
        return [name, values];
      }),
    );
    expect(rules.get('default-src')).toEqual(["'none'"]);
    expect(rules.get('script-src')).toEqual(["'self'"]);
    expect(rules.get('connect-src')).toEqual(["'none'"]);
    expect([...rules.values()].flat()).not.toContain("'unsafe-inline'");
    expect([...rules.values()].flat()).not.toContain("'unsafe-eval'");
  });
});
