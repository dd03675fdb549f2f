import { InvalidArgumentError, Option } from 'commander';

/**
 * An option that takes one of the choices and may be given again, or several with commas between: unlike one that takes
 * all words after it, it never swallows a path.
 */
export function repeatable<T extends string>(flags: string, text: string, choices: readonly T[], preset: readonly T[]) {
  const isChoice = (value: string): value is T => choices.some((choice) => choice === value);
  return new Option(flags, `${text}: ${choices.join(', ')}; may be repeated`)
    .default(preset, preset.join(', ') || 'none')
    .argParser((value: string, earlier: readonly T[]): readonly T[] => {
      const values = value.split(',');
      const wrong = values.find((one) => !isChoice(one));
      if (wrong !== undefined) throw new InvalidArgumentError(`Allowed are ${choices.join(', ')}.`);
      // The preset stands only until something is asked for.
      return [...(earlier === preset ? [] : earlier), ...values.filter(isChoice)];
    });
}
