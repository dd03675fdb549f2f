import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { CaptureFile } from '../../../shared/autopilot/capture-file/capture-file.ts';
import { parseCaptureFile } from '../../../shared/autopilot/capture-file/parse-capture-file.ts';
import type { CaptureRow } from '../../../shared/autopilot/capture-row.ts';
import { explainIssue } from '../../../shared/autopilot/error-desk/explain-issue.ts';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import { type Issue, issue } from '../../../shared/autopilot/issues.ts';
import { archiveKindOf } from '../../core/archives/archive-kind.ts';
import { capturesInArchive } from '../../core/archives/captures-in-archive.ts';
import { placeInside } from '../../core/archives/entry-label.ts';
import { reasonOf } from '../../core/collect/read-file.ts';
import { nodeSha256 } from '../../core/hashing.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readProblem } from '../read-problem.ts';
import { issueLines, type ListedIssue } from '../terminal/issue-lines.ts';
import { printJson, printLine } from '../terminal/output.ts';

const STANDARD_INPUT = '-';

export function addDecode(program: Command, run: RunCommand): void {
  program
    .command('decode')
    .description('Shows every field of each hardware hash in a file. The file is only read.')
    .argument('<file>', 'a capture file, OA3.xml, bare hash text, or an archive (ZIP, CAB); "-" reads standard input')
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
    printLine(output.err, readProblem(file, reasonOf(error), words));
    return EXIT.failed;
  }
  const isArchive = archiveKindOf(bytes) !== null;
  const { files, issues } = isArchive ? await capturesIn(file, bytes) : capturesOf(file, parseCaptureFile(bytes));
  const hashes = files.flatMap((capture) =>
    capture.rows
      .filter((row) => row.kind === 'hash')
      .map((row) => {
        const source = { file: capture.file, row: row.row };
        const decoded = decodeHardwareHash(row.hash, nodeSha256);
        return decoded.ok
          ? { source, ok: true as const, hash: decoded.value }
          : { source, ok: false as const, error: decoded.error };
      }),
  );

  if (isJson) {
    printJson(output, { hashes });
  } else {
    for (const result of hashes) {
      printLine(output.out, `${result.source.file}, ${words.row(result.source.row)}`);
      if (result.ok) for (const line of fieldLines(result.hash)) printLine(output.out, line);
      else for (const line of problemLines(issue(result.error.code), context)) printLine(output.out, line);
      printLine(output.out);
    }
  }
  for (const line of issueLines(issues, language)) printLine(output.err, line);
  const isAllGood = issues.every(({ issue }) => issue.severity !== 'error') && hashes.every(({ ok }) => ok);
  return isAllGood ? EXIT.done : EXIT.attention;
}

function problemLines(found: Issue, { words, language }: CliContext): readonly string[] {
  const { title, reason, nextAction } = explainIssue(found, language);
  return [`  × ${title}: ${reason}`, `    ${words.whatToDo}: ${nextAction}`];
}

interface DecodedFiles {
  readonly files: readonly { readonly file: string; readonly rows: readonly CaptureRow[] }[];
  readonly issues: readonly ListedIssue[];
}

function capturesOf(file: string, { rows, issues }: CaptureFile): DecodedFiles {
  return { files: [{ file, rows }], issues: issues.map((issue) => ({ file, issue })) };
}

/** The captures in an archive, each as a file of its own. */
async function capturesIn(archive: string, bytes: Uint8Array): Promise<DecodedFiles> {
  const { files, issues } = await capturesInArchive(bytes, true, parseCaptureFile);
  const decoded = files.map(({ label, parsed }) => capturesOf(placeInside(archive, label), parsed));
  return {
    files: decoded.flatMap((one) => one.files),
    issues: [
      ...decoded.flatMap((one) => one.issues),
      ...issues.map(({ label, issue }) => ({ file: placeInside(archive, label), issue })),
    ],
  };
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
