/**
 * Starts the built app in one of two engines: the real Electron where its binary is, else the stand-in of tests/host.
 * Both give the same, so a test does not know which of them ran.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { _electron, type Page } from 'playwright-core';
import { electronBinary } from '../../../build/engines.ts';
import { startHost, startStandIn } from './stand-in.ts';

const projectRoot = join(import.meta.dirname, '..', '..', '..');
const builtMain = join(projectRoot, 'dist', 'app', 'main', 'main.js');

export type Engine = 'electron' | 'stand-in';
export type ElectronModule = typeof Electron;

/** What an engine has to give; `LaunchedApp` is made of it. */
export interface RunningEngine {
  readonly page: Page;
  readonly process: ChildProcess;
  /** Runs in main; only what can be cloned goes in and comes out. */
  evaluate<Result, Argument>(
    run: (electron: ElectronModule, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** Asks the app to quit, and takes the browser away where it does not. */
  end(): Promise<void>;
}

export interface LaunchedApp {
  readonly engine: Engine;
  readonly page: Page;
  readonly process: ChildProcess;
  readonly dataFolder: string;
  evaluate<Result>(run: (electron: ElectronModule) => Result | Promise<Result>): Promise<Result>;
  evaluate<Result, Argument>(
    run: (electron: ElectronModule, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** Settles with the exit code; null where a signal ended it. */
  waitForExit(): Promise<number | null>;
  /** Ends it as its own "quit" does and removes the data folder that the launch made. */
  close(): Promise<void>;
  /** As a power cut: nothing gets to finish. The data folder stays for the next launch. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Of an earlier launch; else each launch has a new one. */
  readonly dataFolder?: string;
  /** Another app than ours, for tests of the host itself. */
  readonly main?: string;
  /** The stand-in also where an Electron is there, for the same tests. */
  readonly engine?: 'stand-in';
}

export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'hash-courier-window-'));
  const { args, env, binary } = commandOf(options, dataFolder);
  const running = binary === null ? await startStandIn(args, env) : await startElectron(binary, args, env);
  const exit = exitOf(running.process);
  return {
    engine: binary === null ? 'stand-in' : 'electron',
    page: running.page,
    process: running.process,
    dataFolder,
    // The overloads differ in whether there is an argument at all.
    evaluate: <Result, Argument>(run: (electron: ElectronModule, argument: Argument) => Result, argument?: Argument) =>
      running.evaluate(run, argument as Argument),
    waitForExit: () => exit,
    async close() {
      await running.end();
      await exit;
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    },
    async kill() {
      killAll(running.process);
      await exit;
    },
  };
}

/** Starts the app once more on the folder of one that runs, and waits until it has ended. */
export async function startSecond(options: LaunchOptions & { readonly dataFolder: string }): Promise<number | null> {
  const { args, env, binary } = commandOf(options, options.dataFolder);
  if (binary === null) return exitOf(startHost(args, env));
  return exitOf(spawn(binary, [...electronFlags(), ...args], { env, stdio: 'ignore' }));
}

function commandOf(options: LaunchOptions, dataFolder: string) {
  return {
    args: [options.main ?? builtMain, '--data', dataFolder, ...(options.args ?? [])],
    env: { ...inherited(), ...options.env },
    binary: options.engine === 'stand-in' ? null : electronBinary(),
  };
}

function electronFlags(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

async function startElectron(binary: string, args: string[], env: Record<string, string>): Promise<RunningEngine> {
  const all = [...electronFlags(), ...args];
  const app = await _electron.launch({ executablePath: binary, args: all, env, cwd: projectRoot });
  return {
    page: await app.firstWindow(),
    process: app.process(),
    // Playwright's own types know Electron's module by the same names.
    evaluate: (run, argument) => app.evaluate(run as never, argument) as never,
    end: () => app.close(),
  };
}

/** The process and the browser that it started, which is in its group. */
export function killAll(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has gone, or has no group of its own.
  }
  child.kill('SIGKILL');
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

function inherited(): Record<string, string> {
  const known = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return Object.fromEntries(known);
}
