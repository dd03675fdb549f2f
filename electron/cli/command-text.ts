import type { Command } from 'commander';

/** The options that were typed, as they can be typed again: `--tag "STORE NL" --no-eject`. */
export function typedOptions(command: Command): readonly string[] {
  const values = command.opts<Readonly<Record<string, unknown>>>();
  return command.options.flatMap((option) => {
    const name = option.attributeName();
    if (command.getOptionValueSource(name) !== 'cli' || option.long === undefined) return [];
    const value = values[name];
    if (option.isBoolean() || option.negate || value === true) return [option.long];
    return [option.long, quoted(Array.isArray(value) ? value.join() : String(value))];
  });
}

export function quoted(word: string): string {
  return /^[\w.,:/=@%+-]+$/.test(word) ? word : `"${word}"`;
}
