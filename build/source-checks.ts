import type { Step } from './steps.ts';

/** What reads the source only: style, the import rules of the layers, and the types of each layer. */
export const sourceChecks: readonly Step[] = [
  { name: 'lint and format', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types, layer by layer', command: ['tsc', '-b'] },
];
