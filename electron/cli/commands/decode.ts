import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import { nodeSha256 } from '../../core/hashing.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { issueLines } from '../terminal/issue-lines.ts';
import { printJson, printLine } from '../terminal/output.ts';

const STANDARD_INPUT = '-';

export function addDecode(program: Command, run: RunCommand): void {
  program
    .command('decode')
    .description('Shows every field of each hardware hash in a file. The file is only read.')
    .argument('<file>', 'a capture file, OA3.xml, or bare hash text; "-" reads standard input')
    .option('--json', 'one JSON document instead of text')
    .action((file: string, options: { json?: true }) =>
      run((context) => decodeFile(context, file, options.json === true)),
    );
}

async function decodeFile(context: CliContext, file: string, isJson: boolean): Promise<ExitCode> {
  const { output, words, language } = context;
  let bytes: Uint8Array;
  try {
    bytes = file === STANDARD_INPUT ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    printLine(output.err, words.errors.notReadable(file, error instanceof Error ? error.message : String(error)));
    return EXIT.failed;
  }
  const capture = parseCaptureFile(bytes);
  const hashes = capture.rows
    .filter((row) => row.kind === 'hash')
    .map((row) => {
      const source = { file, row: row.row };
      const decoded = decodeHardwareHash(row.hash, nodeSha256);
      return decoded.ok
        ? { source, ok: true as const, hash: decoded.value }
        : { source, ok: false as const, error: decoded.error };
    });

  if (isJson) {
    printJson(output, { hashes });
  } else {
    for (const result of hashes) {
      printLine(output.out, `${file}, ${words.row(result.source.row)}`);
      if (result.ok) for (const line of fieldLines(result.hash)) printLine(output.out, line);
      else printLine(output.out, `  × ${result.error.code}: ${result.error.message}`);
      printLine(output.out);
    }
  }
  const issues = capture.issues.map((issue) => ({ file, issue }));
  for (const line of issueLines(issues, language)) printLine(output.err, line);
  const isAllGood = issues.every(({ issue }) => issue.severity !== 'error') && hashes.every(({ ok }) => ok);
  return isAllGood ? EXIT.done : EXIT.attention;
}

/** One line a field; a list or an object takes the lines it needs, indented. */
function fieldLines(value: object, indent = '  '): readonly string[] {
  return Object.entries(value).flatMap(([name, field]) => {
    if (typeof field !== 'object' || field === null) return [`${indent}${name.padEnd(24)} ${field ?? '-'}`];
    if (Array.isArray(field) && field.every((item) => typeof item !== 'object')) {
      return [`${indent}${name.padEnd(24)} ${field.length === 0 ? '-' : field.join(', ')}`];
    }
    return [`${indent}${name}`, ...fieldLines(field, `${indent}  `)];
  });
}
