import { BACKGROUND_ARGUMENT } from '../start-options.ts';

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
