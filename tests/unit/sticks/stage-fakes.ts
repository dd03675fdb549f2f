import type { Ejector } from '../../../electron/core/ports/ejector.ts';
import type { IdSource } from '../../../electron/core/ports/ids.ts';
import type { KeyStore } from '../../../electron/core/ports/key-store.ts';
import type { Timer } from '../../../electron/core/ports/timer.ts';
import { type InstallationKey, loadInstallationKey } from '../../../electron/core/sticks/installation-key.ts';
import { type Kit, kitFile } from '../../../electron/core/sticks/kit.ts';
import type { StageOptions, StagePorts, StageRequest } from '../../../electron/core/sticks/stage-request.ts';
import { stageSticks } from '../../../electron/core/sticks/stage-sticks.ts';
import { ok } from '../../../shared/result.ts';
import type { Drive } from '../../../shared/sticks/drive.ts';
import { DEFAULT_KIT_SETTINGS } from '../../../shared/sticks/manifest.ts';
import type { EjectOutcome } from '../../../shared/sticks/stage-reason.ts';
import type { StageRow, StickProgress } from '../../../shared/sticks/stage-result.ts';

/** Keeps what it is given, in memory. */
export class FakeKeyStore implements KeyStore {
  kept: string | null = null;

  async readOrCreate(make: () => string) {
    this.kept ??= make();
    return ok(this.kept);
  }
}

/** ULIDs that count up. */
export class FakeIds implements IdSource {
  #count = 0;

  ulid(): string {
    this.#count += 1;
    return `01J${String(this.#count).padStart(23, '0')}`;
  }
}

/** Time that passes only when a test says so. */
export class FakeTimer implements Timer {
  #nowMs = 0;
  #waiting: { readonly atMs: number; readonly action: () => void }[] = [];

  after(delayMs: number, action: () => void): () => void {
    const entry = { atMs: this.#nowMs + delayMs, action };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  /** How long until each waiting action, shortest first. */
  get delaysMs(): readonly number[] {
    return this.#waiting.map((entry) => entry.atMs - this.#nowMs).sort((a, b) => a - b);
  }

  /** Lets time pass; runs what is due, in order, and lets promises settle after each. */
  async pass(durationMs: number): Promise<void> {
    const endMs = this.#nowMs + durationMs;
    for (;;) {
      await settle();
      const [next] = this.#waiting.filter((entry) => entry.atMs <= endMs).sort((a, b) => a.atMs - b.atMs);
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.action();
    }
    this.#nowMs = endMs;
    await settle();
  }

  /** The PC sleeps, as Windows and macOS count it: all that was due meanwhile is run when it wakes up. */
  async sleep(durationMs: number): Promise<void> {
    this.#nowMs += durationMs;
    await this.pass(0);
  }
}

/** Lets every promise that can settle without outside work do so. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await Promise.resolve();
}

export class FakeEjector implements Ejector {
  readonly ejected: string[] = [];
  outcome: EjectOutcome = { ejected: true };

  async eject(drive: Drive): Promise<EjectOutcome> {
    this.ejected.push(drive.key);
    return this.outcome;
  }
}

export async function fakeKey(): Promise<InstallationKey> {
  const key = await loadInstallationKey(new FakeKeyStore());
  if (!key.ok) throw new Error(key.error.code);
  return key.value;
}

/** A kit whose bytes depend on its version. */
export function fakeKit(version = '1.0.0', names = ['go.cmd', 'Get-WindowsAutoPilotInfo.ps1', 'README.txt']): Kit {
  return {
    version,
    files: names.map((name) => kitFile(name, Buffer.from(`${name} of kit ${version}\r\n`.repeat(200)))),
  };
}

/** A USB stick at a folder, as a drive list gives it. */
export function fakeDrive(root: string, change: Partial<Drive> = {}): Drive {
  return {
    key: root,
    kind: 'practice',
    device: null,
    description: 'Stick',
    sizeBytes: 16e9,
    isSystem: false,
    isReadOnly: false,
    isRemovable: true,
    isUsb: true,
    isCard: null,
    isVirtual: null,
    port: null,
    volumes: [
      {
        path: root,
        device: null,
        label: null,
        fileSystem: 'exfat',
        totalBytes: 16e9,
        freeBytes: 15e9,
        isReadOnly: false,
        isLocked: false,
      },
    ],
    ...change,
  };
}

export function stageRequest(drive: Drive, change: Partial<StageRequest> = {}): StageRequest {
  return {
    drive,
    number: 17,
    batch: 'Batch 4',
    tenant: 'Contoso',
    groupTag: 'Kiosk',
    orderId: '',
    settings: DEFAULT_KIT_SETTINGS,
    stickId: null,
    acceptedWarnings: [],
    ...change,
  };
}

export const STAGE_OPTIONS: StageOptions = {
  kit: fakeKit(),
  limits: { minBytes: 1e6, maxBytes: 128e9, neededBytes: 0 },
  eject: true,
};

export async function stagePorts(change: Partial<StagePorts> = {}): Promise<StagePorts> {
  return {
    clock: { nowMs: () => Date.UTC(2026, 10, 24, 9, 14, 5) },
    ids: new FakeIds(),
    timer: new FakeTimer(),
    ejector: new FakeEjector(),
    key: await fakeKey(),
    ...change,
  };
}

/** Stages with everything at its simplest; gives rows and every progress that was told. */
export async function stageAll(
  requests: readonly StageRequest[],
  ports: StagePorts,
  options: Partial<StageOptions> = {},
  onProgress: (progress: StickProgress) => void = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly StageRow[]> {
  return stageSticks(requests, { ...STAGE_OPTIONS, ...options }, ports, onProgress, signal);
}
