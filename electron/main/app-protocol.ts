/**
 * Serves the page's own files under `app://window/` and nothing else. Guards that no address reaches a file outside the
 * page's folder, however it is written, and that every answer carries the rules of what the page may do.
 */
import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { SettingValues } from '../../shared/ipc/settings.ts';
import type { Language } from '../../shared/language.ts';

export const PAGE_SCHEME = 'app';
export const PAGE_ORIGIN = 'app://window';
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`;

/**
 * SHA-256 of nothing: Griffel adds empty style elements and fills them by rules, which no policy has to allow; text of
 * its own in a style element stays forbidden.
 */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${EMPTY_STYLE}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-cache',
};

/** A file of another kind is not part of a page, and is not given out. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};

/** One part of a path, as build tools name files: no dot in front, and nothing that a system reads as a path. */
const PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** The parts of the path of a file of the page; null for every other address. */
export function pagePath(address: string): readonly string[] | null {
  const url = URL.parse(address);
  if (url === null || url.protocol !== `${PAGE_SCHEME}:` || url.host !== 'window') return null;
  if (url.username !== '' || url.password !== '') return null;
  // Names that a build makes need no escapes; what needs decoding is somebody trying.
  const parts = url.pathname.length <= 1 ? ['index.html'] : url.pathname.slice(1).split('/');
  return parts.every((part) => PART.test(part)) ? parts : null;
}

/** What the window is drawn in before its program has asked for anything. */
export interface FirstLook {
  readonly language: Language;
  readonly theme: SettingValues['theme'];
}

/** The document as it is built. */
const PLAIN_DOCUMENT = '<html lang="en" data-theme="system">';

/**
 * Answers requests of the window.
 *
 * @param folder Holds the built page.
 * @param beforeProgram Waited for before anything but the document is given: what the page's program calls is there then.
 */
export function pageServer(
  folder: string,
  firstLook: () => FirstLook,
  beforeProgram: () => Promise<unknown>,
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    const parts = method === 'GET' ? pagePath(url) : null;
    const type = parts === null ? undefined : CONTENT_TYPES[extname(parts.at(-1) ?? '')];
    if (parts === null || type === undefined) return refusal(404);
    try {
      const root = await realpath(folder);
      const file = await realpath(join(root, ...parts));
      // A link would lead out of what was built.
      if (file !== join(root, ...parts) || !file.startsWith(root + sep)) return refusal(404);
      const bytes = await readFile(file);
      if (parts[0] !== 'index.html') {
        await beforeProgram();
        return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, 'Content-Type': type } });
      }
      const html = bytes.toString();
      const headers = { ...HEADERS, 'Content-Type': type, 'Content-Security-Policy': policyFor(html) };
      return new Response(dressed(html, firstLook()), { headers });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      return refusal(code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' ? 404 : 500);
    }
  };
}

/** The document's own styles, which paint its frame at once, are allowed as they were built, and none beside them. */
function policyFor(html: string): string {
  const own = /<style>(.*?)<\/style>/s.exec(html)?.[1];
  if (own === undefined) return CONTENT_SECURITY_POLICY;
  const digest = createHash('sha256').update(own).digest('base64');
  return CONTENT_SECURITY_POLICY.replace(EMPTY_STYLE, `${EMPTY_STYLE} 'sha256-${digest}'`);
}

function dressed(html: string, { language, theme }: FirstLook): string {
  return html.replace(PLAIN_DOCUMENT, `<html lang="${language}" data-theme="${theme}">`);
}

function refusal(status: 404 | 500): Response {
  return new Response(null, { status, headers: HEADERS });
}
