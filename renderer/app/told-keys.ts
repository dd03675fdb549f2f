import { VIEW_KEYS } from '../../shared/view-keys.ts';
import { TABLE_KEYS } from '../features/devices/table/table-keys.ts';
import { isMac, type Shortcut } from './shortcuts.ts';

/** Keys that a part of the window hears by itself, or the program for it; the list of keys only tells them. */
export const TOLD_KEYS = {
  everywhere: VIEW_KEYS.map(({ role, keys, keysOnMac }) => ({ does: role, keys: [isMac ? keysOnMac : keys] })),
  page: [],
  table: TABLE_KEYS,
} as const satisfies Record<Shortcut['scope'] | 'table', readonly { does: string; keys: readonly string[] }[]>;
