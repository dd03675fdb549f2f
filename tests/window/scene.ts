import type { BootView, DepotView } from '../../shared/ipc/app.ts';
import type { BridgeErrorCode, Channel } from '../../shared/ipc/contract.ts';
import type { ConflictView, DeviceDetail, DeviceRow } from '../../shared/ipc/devices.ts';
import type { PracticeView } from '../../shared/ipc/practice.ts';
import type { Preset, SettingsView, StageChoice } from '../../shared/ipc/settings.ts';
import type { BenchView, RosterRow } from '../../shared/ipc/sticks.ts';
import type { ExportPreview, WorkView } from '../../shared/ipc/work.ts';

/** All that a scripted bridge answers from. Every name, number and serial in it is made up. */
export interface Scene {
  readonly boot: Omit<BootView, 'settings' | 'depot'>;
  readonly settings: SettingsView;
  readonly depot: DepotView;
  readonly stage: StageChoice;
  readonly presets: readonly Preset[];
  readonly bench: BenchView;
  readonly roster: readonly RosterRow[];
  readonly devices: readonly DeviceRow[];
  readonly conflicts: readonly ConflictView[];
  readonly details: Readonly<Record<string, Partial<DeviceDetail>>>;
  readonly works: readonly WorkView[];
  readonly preview: ExportPreview;
  readonly practice: PracticeView | null;
  /** Channels that never answer, so that loading can be looked at. */
  readonly held: readonly Channel[];
  /** Channels that fail, so that errors can be looked at. */
  readonly failing: Partial<Record<Channel, BridgeErrorCode>>;
}

/** Now, in every scene; the page's clock is set to it. */
export const NOW = '2026-11-24T09:14:05Z';
const NOW_MS = Date.parse(NOW);

/** A time before now: `ago({ hours: 2 })`. */
export function ago({ days = 0, hours = 0, minutes = 0 }: { days?: number; hours?: number; minutes?: number }): string {
  return new Date(NOW_MS - ((days * 24 + hours) * 60 + minutes) * 60_000).toISOString().replace('.000Z', 'Z');
}

/** A made-up record id: 26 signs, the same for the same kind and index. */
export function madeUpId(kind: string, index: number): string {
  return `01KAA${kind
    .toUpperCase()
    .replace(/[^0-9A-HJKMNP-TV-Z]/g, '0')
    .padEnd(6, '0')
    .slice(0, 6)}${String(index).padStart(15, '0')}`;
}
