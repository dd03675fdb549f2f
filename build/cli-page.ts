import type { Command } from 'commander';
import { EXIT } from '../electron/cli/exit-code.ts';

/** What each exit code means, for people who write scripts. */
const EXIT_MEANING: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'Everything was done, and nothing needs a person.',
  attention:
    'The work was done, and something in it needs a person: an issue, a conflict, a stick that was not finished.',
  usage: 'The command was not understood; nothing was done.',
  failed: 'The work could not be done; the message says why and what to do next.',
  stopped: 'Stopped by Ctrl+C; what had been acknowledged is kept. (watch, which only ends so, ends with 0.)',
};

const INTRO = `# The command line

\`hash-courier\` is the core of Hash Courier in a terminal. From a checkout it is \`npm run -s hash-courier -- …\`, which
builds what is stale. This page is made from the program's own help (\`npm run docs\`), and a test holds it to that.

Progress goes to the error stream: one line that is rewritten on a terminal, a plain line every few seconds elsewhere.
Answers go to standard output; with \`--json\` one document and nothing else. Where a command ends with 2 or 3 before it
has an answer, standard output stays empty and the error stream says why. Messages are in English or Dutch (\`--lang\`, or
the system's language); the help is in English. The store and the installation's key live in the data folder (\`--data\`,
or \`HASH_COURIER_DATA\`).
`;

const SHAPES = `## What scripts may rely on

Issue codes are stable; the words are for people. Rows count from 1, the header not counted.

- \`decode --json\`: \`{hashes: [{source: {file, row}, ok: true, hash: {…}} | {source, ok: false, error: {code, message}}]}\`
- \`merge --json\` and \`export --json\`: \`{filesRead, captures, devices, duplicates, conflicts, issues: [{code, severity, file,
  row, message}], written: [{file, rows, bytes, sha256}]}\`
`;

/** The page of the command line, from the program itself. */
export function cliPage(program: Command): string {
  const codes = Object.entries(EXIT).map(
    // The keys of a table of ours: Object.entries only knows them as strings.
    ([name, code]) => `| ${code} | ${EXIT_MEANING[name as keyof typeof EXIT]} |`,
  );
  return [
    INTRO,
    `## Exit codes\n\n| code | meaning |\n|---|---|\n${codes.join('\n')}\n`,
    SHAPES,
    helpOf(program, '## All commands'),
    ...program.commands.flatMap((command) => [
      helpOf(command, `## ${command.name()}`),
      ...command.commands.map((part) => helpOf(part, `### ${command.name()} ${part.name()}`)),
    ]),
  ].join('\n');
}

function helpOf(command: Command, heading: string): string {
  return `${heading}\n\n\`\`\`text\n${command.configureHelp({ helpWidth: 100 }).helpInformation().trimEnd()}\n\`\`\`\n`;
}
