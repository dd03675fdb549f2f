import { RESOLUTIONS, type Resolution } from '../../../shared/devices/conflict.ts';
import type { ComparedField } from '../../../shared/devices/differences.ts';
import type { StoredConflict } from '../../core/store/conflicts.ts';
import type { CliContext } from '../context.ts';
import { shortId } from '../listed-device.ts';
import type { Words } from '../words/words.ts';
import { MARKS } from './issue-lines.ts';
import { tableLines } from './table.ts';
import { textWidth } from './text.ts';

/** The choices as they are typed after `--use`. */
export const CHOICE_NAMES = {
  'use-newer': 'newer',
  'use-older': 'older',
  'two-devices': 'two-devices',
  later: 'later',
} as const satisfies Record<Resolution, string>;

const INDENT = '  ';
/** A key is 64 characters, and the first few tell two of them apart. */
const KEY_CHARS = 12;

/** A conflict for a person: the fields that differ side by side, and what can be chosen, or what was. */
export function conflictLines(
  conflict: StoredConflict,
  { words, output }: Pick<CliContext, 'words' | 'output'>,
): readonly string[] {
  const { kind, serial, choice, resolvedAt } = conflict;
  const { fields, older, newer } = words.resolve;
  const table = tableLines(
    [{ heading: '' }, { heading: older, canShrink: true }, { heading: newer, canShrink: true }],
    conflict.differences.map(({ field, a, b }) => {
      const mark = conflict.contested.some((contested) => contested === field) ? MARKS.warning : ' ';
      return [`${mark} ${fields[field]}`, shownValue(field, a, words), shownValue(field, b, words)];
    }),
    textWidth(output) - INDENT.length,
  );
  return [
    `${MARKS.warning} ${words.resolve.heading[kind](shortId(conflict.id), serial)}`,
    ...table.map((line) => INDENT + line),
    ...(choice === null || resolvedAt === null
      ? choiceLines(conflict, words)
      : [`${INDENT}${words.resolve.decided(words.resolve.choices[choice], words.dateTime(resolvedAt))}`]),
  ];
}

function choiceLines({ id, resolutions }: StoredConflict, words: Words): readonly string[] {
  const offered = RESOLUTIONS.filter((choice) => resolutions.includes(choice) && choice !== 'later');
  const commands = offered.map((choice) => words.resolve.decideHint(shortId(id), CHOICE_NAMES[choice]));
  const width = Math.max(...commands.map((command) => command.length));
  return offered.map(
    (choice, index) => `${INDENT}${(commands[index] ?? '').padEnd(width)}  ${words.resolve.choices[choice]}`,
  );
}

function shownValue(field: ComparedField, value: string | null, words: Words): string {
  if (value === null || value === '') return '-';
  switch (field) {
    case 'capturedAt':
      return words.dateTime(value);
    case 'ekSha256':
      return `${value.slice(0, KEY_CHARS)}…`;
    default:
      return value;
  }
}

/** A conflict as `--json` prints it. */
export function conflictJson({ id, kind, serial, state, older, newer, ...conflict }: StoredConflict) {
  return {
    id,
    kind,
    serial,
    state,
    older: { captureId: older.captureId, deviceId: older.deviceId },
    newer: { captureId: newer.captureId, deviceId: newer.deviceId },
    contested: conflict.contested,
    differences: conflict.differences.map(({ field, a, b }) => ({ field, older: a, newer: b })),
    choices: conflict.resolutions.map((choice) => CHOICE_NAMES[choice]),
    choice: conflict.choice && CHOICE_NAMES[conflict.choice],
    openedAt: conflict.openedAt,
    resolvedAt: conflict.resolvedAt,
  };
}
