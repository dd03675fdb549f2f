import { useEffect, useEffectEvent, useId } from 'react';
import { create } from 'zustand';

export interface Shortcut {
  /** `Ctrl+F`, `Ctrl+,`, `?`, `Delete`, `Shift+F10`. `Ctrl` is Command on a Mac. */
  readonly keys: string;
  /** What it does, in the page's language, as the list under `?` shows it. */
  readonly label: string;
  readonly scope: 'everywhere' | 'page';
}

interface Registered extends Shortcut {
  readonly id: string;
  readonly run: () => void;
}

interface Registry {
  readonly shortcuts: readonly Registered[];
  readonly register: (shortcut: Registered) => () => void;
}

export const useShortcutRegistry = create<Registry>((set) => ({
  shortcuts: [],
  register: (shortcut) => {
    set(({ shortcuts }) => ({ shortcuts: [...shortcuts.filter(({ id }) => id !== shortcut.id), shortcut] }));
    return () => set(({ shortcuts }) => ({ shortcuts: shortcuts.filter(({ id }) => id !== shortcut.id) }));
  },
}));

/** A shortcut that is there as long as its component is. The last one registered for some keys gets them. */
export function useShortcut(keys: string, label: string, run: () => void, scope: Shortcut['scope'] = 'page'): void {
  const id = useId();
  const latest = useEffectEvent(run);
  useEffect(
    () => useShortcutRegistry.getState().register({ id, keys, label, scope, run: () => latest() }),
    [id, keys, label, scope],
  );
}

export const isMac = navigator.platform.startsWith('Mac');

const SIGNS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ...(isMac ? { Ctrl: '⌘' } : {}) };

/**
 * The keys as they are written on this keyboard: `⌘ F` or `Ctrl F`.
 *
 * @param names Of keys that have one in the page's language, such as the space bar.
 */
export function keysShown(keys: string, names: Readonly<Record<string, string>> = {}): string {
  // A plus at the end is the key.
  const parts = keys.split(/\+(?=.)/);
  return parts.map((key) => SIGNS[key] ?? names[key] ?? key).join(' ');
}

function pressed(event: KeyboardEvent): string {
  const isCtrl = isMac ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // A sign that needs Shift on some keyboards is the sign, not Shift and something.
  const isShift = event.shiftKey && (event.key.length > 1 || /[A-Z]/.test(key));
  return `${isCtrl ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${isShift ? 'Shift+' : ''}${key}`;
}

/** What a field does itself with what was typed in it. */
const OF_FIELDS: ReadonlySet<string> = new Set(['Ctrl+Z']);

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)));

/** Where a dialog is open, what is behind it does not hear keys. */
const isBehindDialog = () =>
  document.querySelector('[role="dialog"][aria-modal="true"], [role="alertdialog"]') !== null;

/** The one listener of the window. */
export function useShortcutKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || isBehindDialog()) {
        return;
      }
      const keys = pressed(event);
      if ((!keys.startsWith('Ctrl+') || OF_FIELDS.has(keys)) && isTyping(event.target)) {
        return;
      }
      const shortcut = useShortcutRegistry.getState().shortcuts.findLast((each) => each.keys === keys);
      if (shortcut !== undefined) {
        event.preventDefault();
        shortcut.run();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
