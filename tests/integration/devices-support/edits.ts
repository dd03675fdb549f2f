import type { EditPorts } from '../../../electron/core/devices/edit-devices.ts';
import type { Store } from '../../../electron/core/store/open-store.ts';

/** For edits of so few devices that none becomes a work. */
export function atOnce(store: Store): EditPorts {
  const edit = () => {
    throw new Error('These are too many devices to be changed at once.');
  };
  return { store, works: { isEditing: () => false, edit } };
}

/** What was done, where it was. */
export function doneOf<T extends { readonly of: string }>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string } },
): Extract<T, { of: 'done' }> {
  if (!answer.ok) throw new Error(answer.error.code);
  if (answer.value.of !== 'done') throw new Error('It is a work.');
  // The line before tells it; the compiler cannot narrow a parameter's type.
  return answer.value as Extract<T, { of: 'done' }>;
}
