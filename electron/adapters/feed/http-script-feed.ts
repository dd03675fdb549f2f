import { err, ok, type Result } from '../../../shared/result.ts';
import type { FeedError, ScriptFeed } from '../../core/ports/script-feed.ts';

const DEADLINE_MS = 30_000;
const MAX_REDIRECTS = 5;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * A feed over HTTP: https, or http to this PC itself; never from https to http, and no name or password in an address.
 *
 * @param deadlineMs How long one answer may take, redirects included.
 */
export function httpScriptFeed(deadlineMs: number = DEADLINE_MS): ScriptFeed {
  return {
    async fetch(address, maxBytes, signal) {
      const deadline = AbortSignal.timeout(deadlineMs);
      const stop = AbortSignal.any([signal, deadline]);
      try {
        const response = await follow(address, stop);
        return response.ok ? await readBody(response.value, maxBytes, stop) : response;
      } catch (error) {
        signal.throwIfAborted();
        return err(deadline.aborted ? { code: 'too-slow' } : { code: 'no-answer', detail: causeOf(error) });
      }
    },
  };
}

/** The first answer that is no redirect. */
async function follow(address: string, signal: AbortSignal): Promise<Result<Response, FeedError>> {
  let url = allowedUrl(address, null);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    if (!url.ok) return url;
    const response = await fetch(url.value, { redirect: 'manual', signal });
    const location = response.headers.get('location');
    // Only 200 brings the thing that was asked for: 202 and the like promise it for later.
    if (response.status === 200) return ok(response);
    await response.body?.cancel();
    if (response.status < 300 || response.status > 399 || location === null) {
      return err({ code: 'status', status: response.status });
    }
    url = allowedUrl(location, url.value);
  }
  return err({ code: 'too-many-redirects' });
}

function allowedUrl(address: string, from: URL | null): Result<URL, FeedError> {
  const url = URL.parse(address, from?.href);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  const isWeaker = from?.protocol === 'https:' && url?.protocol !== 'https:';
  if (url !== null && isSafe && !isWeaker && url.username + url.password === '') return ok(url);
  // Without the name and password that it may hold.
  return err({
    code: 'address-refused',
    address: url === null ? address : `${url.protocol}//${url.host}${url.pathname}`,
  });
}

async function readBody(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Result<Uint8Array, FeedError>> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      sizeBytes += chunk.length;
      // Leaving the loop closes the connection.
      if (sizeBytes > maxBytes) return err({ code: 'too-large' });
      chunks.push(chunk);
    }
  } catch (error) {
    if (signal.aborted) throw error;
    return err({ code: 'cut-off' });
  }
  return ok(Buffer.concat(chunks));
}

/** `fetch` says "fetch failed" and keeps the system's code inside. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.message : String(cause);
}
