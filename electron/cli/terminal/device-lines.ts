import type { HardwareHash } from '../../../shared/autopilot/hardware-hash/types.ts';
import { toUtcText } from '../../../shared/time.ts';
import type { CaptureHistory, DeviceHistory } from '../../core/store/device-history.ts';
import type { CliContext } from '../context.ts';
import { makeAndModel, shortId, stateText } from '../listed-device.ts';
import type { Words } from '../words/words.ts';
import { conflictLines } from './conflict-lines.ts';
import { issueLines } from './issue-lines.ts';
import type { PlaceName } from './places.ts';

/** Label and value; one without a value is not shown. */
type Field = readonly [label: string, value: string];

const WINPE = 1;
/** Enough of a SHA-256 to tell two files apart by eye. */
const SHA256_CHARS = 16;
const GIB_AT_MOST = 1_000_000;

/**
 * All about one device, for a person.
 *
 * @param shownConflicts Ids of conflicts that were shown with another device before; here they are only named.
 */
export function deviceLines(
  history: DeviceHistory,
  hash: HardwareHash | null,
  nameOf: PlaceName,
  context: CliContext,
  shownConflicts: ReadonlySet<string>,
): readonly string[] {
  const { words, language } = context;
  const { device, captures, conflicts } = history;
  const labels = words.show.labels;
  const current = captures.find(({ isCurrent }) => isCurrent);
  const isInConflict = conflicts.some(({ state }) => state === 'open');
  const issues = captures.flatMap((capture) => {
    const file = placeOf(capture, nameOf, words);
    // The place names the row already.
    return capture.issues.map((issue) => ({ file, issue: { ...issue, row: null } }));
  });
  const title = [device.serial || words.show.noSerial, makeAndModel(device)];
  const block = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
  return [
    title.filter((part) => part !== '').join('  '),
    ...fieldLines([
      [labels.state, stateText({ device, isInConflict, issues: current?.issues ?? [] }, context).trim()],
      [labels.groupTag, device.groupTag],
      [labels.assignedUser, device.assignedUser],
      [labels.order, device.orderId],
      [labels.batch, device.batch],
      [labels.id, shortId(device.id)],
    ]).map((line) => `  ${line}`),
    ...block(words.show.facts, hash === null ? [words.show.noFacts] : fieldLines(hashFields(hash, words))),
    ...block(
      words.show.captures(captures.length),
      captures.toSorted(newestFirst).flatMap((capture) => captureLines(capture, nameOf, words)),
    ),
    ...block(words.show.issues, issueLines(issues, language)),
    ...block(
      words.show.conflicts,
      conflicts
        .filter(({ state }) => state !== 'moot')
        .flatMap((conflict) =>
          conflictLines(conflict, context).slice(0, shownConflicts.has(conflict.id) ? 1 : undefined),
        ),
    ),
    ...block(words.show.history, historyLines(history, nameOf, words)),
  ];
}

/** By the time inside the hash; a capture without one comes last. */
function newestFirst(a: CaptureHistory, b: CaptureHistory): number {
  return (b.facts.capturedAtMs ?? 0) - (a.facts.capturedAtMs ?? 0);
}

function fieldLines(fields: readonly Field[]): readonly string[] {
  const shown = fields.filter(([, value]) => value !== '');
  const width = Math.max(0, ...shown.map(([label]) => label.length));
  return shown.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
}

function hashFields(hash: HardwareHash, words: Words): readonly Field[] {
  const labels = words.show.labels;
  const totalGb = hash.memory?.totalGb ?? 0;
  return [
    [labels.hashSerial, hash.serial ?? ''],
    [labels.uuid, hash.uuidAsWindowsShowsIt ?? ''],
    [labels.tpm, hash.tpmVersion ?? words.show.noTpm],
    [labels.tpmKey, hash.ekSha256 === null ? '' : words.show.sha256(hash.ekSha256.slice(0, SHA256_CHARS))],
    [labels.productKeyId, hash.productKeyId ?? ''],
    [labels.windows, hash.osBuild === null ? '' : words.show.windows(hash.osBuild, hash.osType === WINPE)],
    [labels.processor, hash.cpuModel?.trim() ?? ''],
    // A virtual machine may claim absurd sizes.
    [labels.memory, totalGb > 0 && totalGb < GIB_AT_MOST ? words.show.gigabytes(totalGb) : ''],
    [labels.disks, hash.diskDetails.map((disk) => diskText(disk, words)).join('; ')],
    [labels.network, hash.macs.join(', ')],
  ];
}

function diskText({ capacityGb, model, serial }: HardwareHash['diskDetails'][number], words: Words): string {
  const size = capacityGb === null ? '' : words.show.gigabytes(capacityGb);
  return [model?.trim(), serial?.trim(), size].filter((part) => part !== undefined && part !== '').join(', ');
}

function captureLines(capture: CaptureHistory, nameOf: PlaceName, words: Words): readonly string[] {
  const { facts, standing, isCurrent, fileSha256, stickId, trip, collectedAt } = capture;
  const { labels } = words.show;
  const when =
    facts.capturedAtMs === null
      ? words.show.noTime
      : words.show.captured(words.dateTime(toUtcText(facts.capturedAtMs)));
  return [
    `${when}: ${words.show.standing[standing]}${isCurrent ? `, ${words.show.current}` : ''}`,
    ...fieldLines([
      [labels.file, placeOf(capture, nameOf, words)],
      [labels.content, words.show.sha256(fileSha256.slice(0, SHA256_CHARS))],
      [labels.stick, stickId === null ? '' : stickText(nameOf(stickId, ''), trip, words)],
      [labels.collected, words.dateTime(collectedAt)],
    ]).map((line) => `  ${line}`),
  ];
}

function stickText(name: string, trip: number | null, words: Words): string {
  return trip === null ? name : words.show.trip(name, trip);
}

/** The first place where its file was seen, and its row there. */
function placeOf({ sightings: [first], row }: CaptureHistory, nameOf: PlaceName, words: Words): string {
  return first === undefined ? words.row(row) : `${nameOf(first.source, first.path)}, ${words.row(row)}`;
}

function historyLines({ captures, conflicts }: DeviceHistory, nameOf: PlaceName, words: Words): readonly string[] {
  const { collectedFrom, seenAgain, conflictOpened, conflictDecided } = words.show;
  const events: (readonly [at: string, text: string])[] = [];
  for (const capture of captures) {
    events.push([capture.collectedAt, collectedFrom(placeOf(capture, nameOf, words))]);
    for (const { source, path, firstSeenAt } of capture.sightings.slice(1)) {
      events.push([firstSeenAt, seenAgain(nameOf(source, path))]);
    }
  }
  for (const { id, openedAt, resolvedAt, choice } of conflicts) {
    events.push([openedAt, conflictOpened(shortId(id))]);
    if (resolvedAt !== null && choice !== null) {
      events.push([resolvedAt, conflictDecided(shortId(id), words.resolve.choices[choice])]);
    }
  }
  const sorted = events.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return fieldLines(sorted.map(([at, text]) => [words.dateTime(at), text]));
}
