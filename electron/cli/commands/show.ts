import type { Command } from 'commander';
import { decodeHardwareHash } from '../../../shared/autopilot/hardware-hash/decode.ts';
import type { HardwareHash } from '../../../shared/autopilot/hardware-hash/types.ts';
import { nodeSha256 } from '../../core/hashing.ts';
import type { CaptureHistory, DeviceHistory } from '../../core/store/device-history.ts';
import { devicesByIdEnding, devicesBySerial } from '../../core/store/device-history.ts';
import { readEvidence } from '../../core/store/evidence.ts';
import type { Store } from '../../core/store/open-store.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openStore } from '../open-parts.ts';
import { conflictJson } from '../terminal/conflict-lines.ts';
import { deviceLines } from '../terminal/device-lines.ts';
import { issueJson } from '../terminal/issue-lines.ts';
import { printJson, printLine } from '../terminal/output.ts';
import { type PlaceName, placeNames } from '../terminal/places.ts';
import { printText } from '../terminal/text.ts';

export function addShow(program: Command, run: RunCommand): void {
  program
    .command('show')
    .description('Shows all about one device: its facts, captures with their evidence, issues, conflicts, history.')
    .argument('<serial>', 'its serial number, or its id where it has none')
    .option('--json', 'one JSON document instead of text')
    .action((serial: string, options: { json?: true }) =>
      run((context) => show(context, serial, options.json === true)),
    );
}

async function show(context: CliContext, serial: string, isJson: boolean): Promise<ExitCode> {
  const { output, words } = context;
  const store = await openStore(context);
  if (store === null) return EXIT.failed;
  const bySerial = await devicesBySerial(store, serial);
  const found = bySerial.length > 0 ? bySerial : await devicesByIdEnding(store, serial);
  if (found.length === 0) {
    printLine(output.err, words.show.notFound(serial));
    return EXIT.failed;
  }
  const nameOf = await placeNames(store, words);
  const shown: { readonly history: DeviceHistory; readonly hash: HardwareHash | null }[] = [];
  for (const history of found) shown.push({ history, hash: await currentHash(store, history, context) });
  if (isJson) {
    printJson(output, { devices: shown.map(({ history, hash }) => historyJson(history, hash, nameOf, context)) });
  } else {
    if (shown.length > 1) printText(output, [words.show.several(shown.length), '']);
    const shownConflicts = new Set<string>();
    shown.forEach(({ history, hash }, index) => {
      printText(output, [...(index > 0 ? [''] : []), ...deviceLines(history, hash, nameOf, context, shownConflicts)]);
      for (const { id } of history.conflicts) shownConflicts.add(id);
    });
  }
  return found.some(needsPerson) ? EXIT.attention : EXIT.done;
}

function needsPerson({ captures, conflicts }: DeviceHistory): boolean {
  const current = captures.find(({ isCurrent }) => isCurrent);
  return (
    conflicts.some(({ state }) => state === 'open') ||
    current?.issues.some(({ severity }) => severity !== 'note') === true
  );
}

/** The hash of the capture that is used, from the evidence; null where there is none to read. */
async function currentHash(
  store: Store,
  { captures }: DeviceHistory,
  { bulk, signal }: CliContext,
): Promise<HardwareHash | null> {
  const current = captures.find(({ isCurrent }) => isCurrent);
  if (current === undefined || current.kind !== 'hash') return null;
  const evidence = await readEvidence(store, [current.fileSha256]);
  const rows = [{ row: current.row, fingerprint: current.facts.fingerprint }];
  const files = evidence.map((file) => ({ ...file, rows }));
  const [read] = await bulk().run('collect:hashes', { files }, signal);
  const decoded = read && decodeHardwareHash(read.hash, nodeSha256);
  return decoded?.ok ? decoded.value : null;
}

function historyJson(
  { device, captures, conflicts }: DeviceHistory,
  hash: HardwareHash | null,
  nameOf: PlaceName,
  { language }: CliContext,
) {
  const fileOf = ({ sightings: [first] }: CaptureHistory) =>
    first === undefined ? '' : nameOf(first.source, first.path);
  return {
    ...device,
    hash: hash && namedFields(hash),
    captures: captures.map((capture) => ({
      ...capture,
      issues: capture.issues.map((issue) => issueJson({ file: fileOf(capture), issue }, language)),
    })),
    conflicts: conflicts.map(conflictJson),
  };
}

/** The raw records say nothing that the named fields do not, and together they are the hash itself. */
function namedFields({ records: _records, paddingHex: _padding, ...fields }: HardwareHash) {
  return fields;
}
