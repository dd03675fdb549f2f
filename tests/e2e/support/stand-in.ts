import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { FromHost, ToHost } from '../../host/control.ts';
import { killAll, type RunningEngine } from './launch-app.ts';

const runner = join(import.meta.dirname, '..', '..', 'host', 'run.ts');

// As in build/setup.mjs, for the process that it would start.
const nodeFlags = process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : [];

/** The host as a process of its own; the test looks at its page over CDP as a second client. */
export async function startStandIn(args: readonly string[], env: Record<string, string>): Promise<RunningEngine> {
  const child = startHost(args, env);
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  child.on('message', (message: FromHost) => {
    if (!('id' in message)) return;
    if (message.ok) pending.get(message.id)?.resolve(message.value);
    else pending.get(message.id)?.reject(new Error(String(message.value)));
    pending.delete(message.id);
  });
  child.once('exit', (code) => {
    for (const waiting of pending.values()) waiting.reject(new Error(`The app ended with ${code}.`));
  });
  let browser: Browser;
  try {
    browser = await chromium.connectOverCDP(await endpointOf(child), { noDefaults: true, isLocal: true });
  } catch (error) {
    killAll(child);
    throw error;
  }
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('The app has no page.');
  let nextId = 0;
  return {
    page,
    process: child,
    evaluate: (run, argument) => {
      const waiting = Promise.withResolvers<unknown>();
      const id = nextId++;
      pending.set(id, waiting);
      child.send({ id, source: run.toString(), argument } satisfies ToHost);
      // What the function gave, sent over by the host.
      return waiting.promise as never;
    },
    async end() {
      if (child.exitCode === null && child.connected)
        child.send({ id: nextId++, source: '({ app }) => app.exit(0)', argument: null });
      await browser.close().catch(() => undefined);
    },
  };
}

/** A second instance has no page; it is only started. */
export function startHost(args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [...nodeFlags, runner, ...args], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    // A group of its own, with its browser in it, so that both can be ended together.
    detached: process.platform !== 'win32',
  });
}

function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The app ended with ${code} before its window was there.`)));
    child.on('message', (message: FromHost) => {
      if ('endpoint' in message) resolve(message.endpoint);
    });
    child.send('where-is-chromium' satisfies ToHost);
  });
}
