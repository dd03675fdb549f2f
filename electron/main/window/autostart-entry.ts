import { BACKGROUND_ARGUMENT } from '../start-options.ts';

/** Whether a person turned the entry off, as desktops write it (https://specifications.freedesktop.org/autostart-spec/). */
export function isTurnedOff(entry: string): boolean {
  return /^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(entry);
}

/** A desktop entry that starts the program (https://specifications.freedesktop.org/desktop-entry/latest/). */
export function autostartEntry(program: string): string {
  // Inside quotes these four take a backslash, in a value each backslash stands twice, and so does %.
  const escaped = program
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Hash Courier',
    `Exec="${escaped}" ${BACKGROUND_ARGUMENT}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}
