import { join } from 'node:path';
import type { Language } from '../../shared/language.ts';
import type { Result } from '../../shared/result.ts';
import { DATA_FILES } from '../adapters/data-folder.ts';
import { httpScriptFeed } from '../adapters/feed/http-script-feed.ts';
import { keyFile } from '../adapters/keys/key-file.ts';
import { openSqliteStore } from '../adapters/sqlite/open-sqlite-store.ts';
import { createIdSource } from '../adapters/system-ports.ts';
import { systemElevatedCapture } from '../adapters/this-pc/system-elevated-capture.ts';
import { type BulkPool, createBulkPool } from '../adapters/workers/bulk-pool.ts';
import type { BulkRunner } from '../core/ports/bulk-runner.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { DriveLister } from '../core/ports/drive-lister.ts';
import type { Ejector } from '../core/ports/ejector.ts';
import type { ElevatedCapture } from '../core/ports/elevated-capture.ts';
import type { HotPlug } from '../core/ports/hot-plug.ts';
import type { RisingIds } from '../core/ports/ids.ts';
import type { ScriptFeed } from '../core/ports/script-feed.ts';
import type { Timer } from '../core/ports/timer.ts';
import {
  type InstallationKey,
  type InstallationKeyError,
  loadInstallationKey,
} from '../core/sticks/installation-key.ts';
import type { Store } from '../core/store/open-store.ts';
import type { StoreError } from '../core/store/store-failure.ts';
import { quoted } from './command-text.ts';
import type { ExitCode } from './exit-code.ts';
import type { Output } from './terminal/output.ts';
import { WORDS, type Words, wordsAsTyped } from './words/words.ts';

/** The outside world of the commands that touch sticks; tests bring their own. */
export interface StickPorts {
  readonly lister: DriveLister;
  readonly hotPlug: HotPlug;
  readonly ejector: Ejector;
  readonly timer: Timer;
  /** Folder whose files are the kit. */
  readonly kitFolder: string;
}

/** What a command works with. Threads and the store start when they are first asked for and end with the command. */
export interface CliContext {
  readonly output: Output;
  readonly language: Language;
  readonly words: Words;
  readonly clock: Clock;
  readonly ids: RisingIds;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  /** Where the store, the installation's key and the practice depot live. */
  readonly dataFolder: string;
  readonly programName?: string;
  readonly usualDataFolder?: string;
  readonly sticks: StickPorts;
  readonly scriptFeed: ScriptFeed;
  readonly elevatedCapture: ElevatedCapture;
  bulk(): BulkRunner;
  /** The key that signs this installation's sticks. */
  key(): Promise<Result<InstallationKey, InstallationKeyError>>;
  store(): Promise<Result<Store, StoreError>>;
}

/** Runs a command's work with a context of its own and sets the program's exit code. */
export type RunCommand = (work: (context: CliContext) => Promise<ExitCode>) => Promise<void>;

export interface ContextOptions {
  readonly output: Output;
  readonly language: Language;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly dataFolder: string;
  /** How the program is called here, and the data folder that need not be named; for the commands in its texts. */
  readonly programName?: string;
  readonly usualDataFolder?: string;
  readonly sticks: StickPorts;
  /** The real ones unless they are given. */
  readonly scriptFeed?: ScriptFeed;
  readonly elevatedCapture?: ElevatedCapture;
  /** How long to wait for another program that writes to the store; the adapter's own time unless it is given. */
  readonly storeBusyTimeoutMs?: number;
}

export function createContext(options: ContextOptions): { context: CliContext; close(): Promise<void> } {
  const { clock, dataFolder, storeBusyTimeoutMs } = options;
  const ids = createIdSource(clock);
  let pool: BulkPool | undefined;
  let store: Promise<Result<Store, StoreError>> | undefined;
  const context: CliContext = {
    ...options,
    words: wordsAsTyped(WORDS[options.language], invocationOf(options)),
    ids,
    scriptFeed: options.scriptFeed ?? httpScriptFeed(),
    elevatedCapture: options.elevatedCapture ?? systemElevatedCapture(options.sticks.kitFolder),
    bulk() {
      pool ??= createBulkPool();
      return pool;
    },
    key: () => loadInstallationKey(keyFile(join(dataFolder, DATA_FILES.key))),
    store() {
      store ??= openSqliteStore({
        path: join(dataFolder, DATA_FILES.store),
        clock,
        ids,
        ...(storeBusyTimeoutMs === undefined ? {} : { busyTimeoutMs: storeBusyTimeoutMs }),
      });
      return store;
    },
  };
  return {
    context,
    async close() {
      const opened = await store;
      if (opened?.ok) await opened.value.close();
      await pool?.close();
    },
  };
}

function invocationOf({ programName = 'hash-courier', dataFolder, usualDataFolder }: ContextOptions): string {
  return dataFolder === usualDataFolder ? programName : `${programName} --data ${quoted(dataFolder)}`;
}
