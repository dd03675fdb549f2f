import { expect, test } from 'vitest';
import { TABLE_KEYS, tableAction } from '../../../../renderer/features/devices/table/table-keys.ts';

const key = (name: string, held: { shift?: boolean; command?: boolean } = {}) => ({
  key: name,
  shiftKey: held.shift ?? false,
  commandKey: held.command ?? false,
});

test.each([
  { name: 'ArrowDown', to: 51 },
  { name: 'ArrowUp', to: 49 },
  { name: 'PageDown', to: 59 },
  { name: 'PageUp', to: 41 },
  { name: 'Home', to: 0 },
  { name: 'End', to: 99 },
])('$name goes from row 50 to row $to', ({ name, to }) => {
  expect(tableAction(key(name), 50, 100, 10)).toEqual({ does: 'go', to, extend: false });
});

test('no key leaves the list', () => {
  expect(tableAction(key('ArrowUp'), 0, 100, 10)).toMatchObject({ to: 0 });
  expect(tableAction(key('PageDown'), 95, 100, 10)).toMatchObject({ to: 99 });
  expect(tableAction(key('End'), 0, 0, 10)).toMatchObject({ to: 0 });
});

test.each([
  { pressed: key(' '), does: 'toggle' },
  { pressed: key(' ', { shift: true }), does: 'toggle-range' },
  { pressed: key('Enter'), does: 'open' },
  { pressed: key('Escape'), does: 'leave' },
  { pressed: key('a', { command: true }), does: 'select-all' },
])('$does has its key', ({ pressed, does }) => {
  expect(tableAction(pressed, 5, 100, 10)).toEqual({ does });
});

test('Shift extends a selection by arrows', () => {
  expect(tableAction(key('ArrowDown', { shift: true }), 5, 100, 10)).toEqual({ does: 'go', to: 6, extend: true });
});

test('other keys are left to the page', () => {
  for (const name of ['a', 'f', 'Tab', '?']) expect(tableAction(key(name), 5, 100, 10)).toBeNull();
});

/** What a keyboard has: letters, figures and signs, and the keys with a name. */
const KEYBOARD = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
  ...['Enter', 'Tab', 'Escape', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'ContextMenu', 'Shift', 'Control', 'F1', 'F5', 'F11'],
];
const listed = new Set<string>(TABLE_KEYS.flatMap(({ keys }) => keys));
const nameOf = (name: string) => (name === ' ' ? 'Space' : name.length === 1 ? name.toUpperCase() : name);

test('every key that the table hears is in the list of keys, and no other', () => {
  const heard = KEYBOARD.flatMap((name) => {
    const [plain, shift, command] = [{}, { shift: true }, { command: true }].map((held) =>
      JSON.stringify(tableAction(key(name, held), 50, 100, 10)),
    );
    if (plain === 'null') return command === 'null' ? [] : [`Ctrl+${nameOf(name)}`];
    const isOtherWithShift = shift !== plain;
    const extend = isOtherWithShift && shift?.includes('"extend":true') ? 'Shift' : `Shift+${nameOf(name)}`;
    return [nameOf(name), ...(isOtherWithShift ? [extend] : [])];
  });
  expect(new Set(heard)).toEqual(listed);
});
