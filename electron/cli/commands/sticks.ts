import type { Command } from 'commander';
import { type Drive, mainVolume } from '../../../shared/sticks/drive.ts';
import { driveStatuses, isBlocked } from '../../../shared/sticks/drive-status.ts';
import { DRIVE_STATUS_WORDS } from '../../../shared/sticks/drive-status-words.ts';
import { readStick, type StickReading } from '../../core/sticks/read-stick.ts';
import { type WipeRefusal, type WipeStay, wipeStick } from '../../core/sticks/wipe-stick.ts';
import { isEvidenceStored } from '../../core/store/evidence.ts';
import type { Store } from '../../core/store/open-store.ts';
import { listSticks, type RosterError, type RosterStick, renumberStick, retireStick } from '../../core/store/sticks.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { shortId } from '../listed-device.ts';
import { openStoreAndKey } from '../open-parts.ts';
import { placePath } from '../place.ts';
import { readProblem } from '../read-problem.ts';
import { printJson, printLine } from '../terminal/output.ts';
import { tableLines } from '../terminal/table.ts';
import { printText, textWidth } from '../terminal/text.ts';
import type { Words } from '../words/words.ts';

interface ListOptions {
  readonly all?: true;
  readonly json?: true;
}

export function addSticks(program: Command, run: RunCommand): void {
  const sticks = program.command('sticks').description('Shows what is plugged in, and every stick there is.');
  sticks
    .command('list', { isDefault: true })
    .description('what is plugged in with its status, and the roster')
    .option('--all', 'also drives that are never written to, and retired sticks')
    .option('--json', 'one JSON document instead of text')
    .action((options: ListOptions) => run((context) => listAll(context, options)));
  sticks
    .command('renumber')
    .description('gives a stick another number in the roster')
    .argument('<stick>', 'its number or id')
    .argument('<number>', 'the new number')
    .action((stick: string, number: string) =>
      run((context) =>
        changeRoster(context, stick, async (store, found) => {
          const wanted = /^[1-9]\d{0,5}$/.test(number) ? Number(number) : null;
          if (wanted === null) return context.words.sticks.notANumber(number);
          const changed = await renumberStick(store, found.id, wanted);
          return changed.ok
            ? { done: context.words.sticks.renumbered(stick, wanted) }
            : rosterText(context, changed.error, stick, wanted);
        }),
      ),
    );
  sticks
    .command('retire')
    .description('takes a stick out of the roster and frees its number; its captures stay')
    .argument('<stick>', 'its number or id')
    .action((stick: string) =>
      run((context) =>
        changeRoster(context, stick, async (store, found) => {
          const changed = await retireStick(store, found.id);
          return changed.ok
            ? { done: context.words.sticks.retired(stick) }
            : rosterText(context, changed.error, stick, found.number ?? 0);
        }),
      ),
    );
  sticks
    .command('wipe')
    .description('removes from a stick only the files we wrote, once its captures are stored')
    .argument('<path>', "the stick's drive letter, mount point or folder")
    .option('--json', 'one JSON document instead of text')
    .action((path: string, options: { json?: true }) => run((context) => wipe(context, path, options.json === true)));
}

interface ListedDrive {
  readonly drive: Drive;
  readonly reading: StickReading | null;
}

async function listAll(context: CliContext, { all, json }: ListOptions): Promise<ExitCode> {
  const { output, words, sticks } = context;
  const parts = await openStoreAndKey(context);
  if (parts === null) return EXIT.failed;
  const listed = await sticks.lister.list();
  if (!listed.ok) printLine(output.err, words.stage.listProblem(listed.error.detail));
  const drives = await Promise.all(
    (listed.ok ? listed.value : []).map(async (drive): Promise<ListedDrive> => {
      const root = mainVolume(drive)?.path;
      // A drive that is never written to is not read either: it is none of ours.
      const isOurBusiness = root !== undefined && !driveStatuses(drive).some(({ code }) => HIDDEN.has(code));
      return { drive, reading: isOurBusiness ? await readStick(root, parts.key.publicKey, sticks) : null };
    }),
  );
  const everyStick = await listSticks(parts.store);
  const roster = all || json ? everyStick : everyStick.filter(({ place }) => place !== 'retired');
  if (json) {
    printJson(output, {
      drives: drives.map(({ drive, reading }) => ({
        ...drive,
        statuses: driveStatuses(drive),
        stick: reading?.identity ?? null,
      })),
      sticks: roster,
    });
  } else {
    const shown = all ? drives : drives.filter(({ drive }) => !isHidden(drive));
    const hidden = drives.length - shown.length;
    const width = Math.min(textWidth(output), MOST_COLUMNS) - INDENT.length;
    printText(output, [
      words.sticks.pluggedIn,
      ...(shown.length === 0 ? [words.sticks.nothingPluggedIn] : driveLines(shown, context, width)).map(indented),
      ...(hidden > 0 ? [indented(words.sticks.systemHidden(hidden))] : []),
      '',
      words.sticks.roster,
      ...(roster.length === 0 ? [words.sticks.noRoster] : rosterLines(roster, context, width)).map(indented),
    ]);
  }
  return listed.ok ? EXIT.done : EXIT.attention;
}

const INDENT = '  ';
/** Wider than this, a row is hard to follow. */
const MOST_COLUMNS = 140;

function indented(line: string): string {
  return INDENT + line;
}

const HIDDEN: ReadonlySet<string> = new Set(['system', 'unknown']);

function isHidden(drive: Drive): boolean {
  return driveStatuses(drive).some(({ code }) => HIDDEN.has(code));
}

function driveLines(drives: readonly ListedDrive[], { words, language }: CliContext, width: number): readonly string[] {
  const { drive: place, name, size, stick, state } = words.sticks.columns;
  return tableLines(
    [
      { heading: place, canShrink: true },
      { heading: name, canShrink: true },
      { heading: size, align: 'right' },
      { heading: stick, canShrink: true },
      { heading: state, canShrink: true },
    ],
    drives.map(({ drive, reading }) => {
      const statuses = driveStatuses(drive).map(({ code }) => DRIVE_STATUS_WORDS[code][language].label);
      return [
        mainVolume(drive)?.path ?? drive.device ?? drive.key,
        drive.description,
        drive.sizeBytes === null ? '' : words.sticks.gigabytes(drive.sizeBytes / 1e9),
        stickText(reading, words),
        statuses.length === 0 && !isBlocked(drive) ? words.sticks.safe : statuses.join(', '),
      ];
    }),
    width,
  );
}

function stickText(reading: StickReading | null, words: CliContext['words']): string {
  if (reading === null) return '';
  const { identity } = reading;
  return identity.state === 'ours'
    ? words.stage.stick(identity.manifest.number)
    : words.sticks.identity[identity.state];
}

function rosterLines(roster: readonly RosterStick[], { words }: CliContext, width: number): readonly string[] {
  const { stick, where, lastSeen, batch, groupTag, trips, captures } = words.sticks.rosterColumns;
  return tableLines(
    [
      { heading: stick, align: 'right' },
      { heading: where, canShrink: true },
      { heading: lastSeen, canShrink: true },
      { heading: batch, canShrink: true },
      { heading: groupTag, canShrink: true },
      { heading: trips, align: 'right' },
      { heading: captures, align: 'right' },
    ],
    roster.map((entry) => [
      entry.number === null ? shortId(entry.id) : String(entry.number),
      words.sticks.place[entry.place],
      words.dateTime(entry.lastSeenAt),
      entry.batch,
      entry.groupTag,
      words.number(entry.trips.length),
      words.number(entry.trips.reduce((sum, trip) => sum + trip.captures, 0)),
    ]),
    width,
  );
}

type RosterAnswer = string | { readonly done: string };

/** @param change Answers what was done, or the text of what kept it from being done. */
async function changeRoster(
  context: CliContext,
  wanted: string,
  change: (store: Store, stick: RosterStick) => Promise<RosterAnswer>,
): Promise<ExitCode> {
  const { output, words } = context;
  const parts = await openStoreAndKey(context);
  if (parts === null) return EXIT.failed;
  const roster = await listSticks(parts.store);
  const stick = roster.find(({ id, number }) => id === wanted || String(number) === wanted);
  const answer = stick === undefined ? words.sticks.unknown(wanted) : await change(parts.store, stick);
  const isDone = typeof answer !== 'string';
  printLine(isDone ? output.out : output.err, isDone ? answer.done : answer);
  return isDone ? EXIT.done : EXIT.failed;
}

function rosterText({ words }: CliContext, error: RosterError, stick: string, number: number): string {
  return error.code === 'stick-unknown' ? words.sticks.unknown(stick) : words.sticks.numberTaken(number);
}

async function wipe(context: CliContext, place: string, isJson: boolean): Promise<ExitCode> {
  const { output, words } = context;
  const parts = await openStoreAndKey(context);
  if (parts === null) return EXIT.failed;
  const path = await placePath(place);
  const wiped = await wipeStick(path, parts.key.publicKey, {
    isCaptureSafe: (sha256) => isEvidenceStored(parts.store, sha256),
    timer: context.sticks.timer,
  });
  if (isJson) printJson(output, wiped.ok ? { ok: true, ...wiped.value } : wiped);
  else if (wiped.ok)
    printText(output, [words.sticks.wiped(wiped.value.removed.length), ...stayedLines(wiped.value.stayed, words)]);
  else printText({ ...output, out: output.err }, refusalLines(path, wiped.error, words));
  if (!wiped.ok) return EXIT.failed;
  return wiped.value.stayed.length === 0 ? EXIT.done : EXIT.attention;
}

function refusalLines(path: string, error: WipeRefusal, words: Words): readonly string[] {
  switch (error.code) {
    case 'unreadable':
      return [readProblem(path, error.errno, words)];
    case 'captures-not-safe':
      return [
        words.sticks.notSafe(error.stayed.length),
        ...stayedLines(error.stayed, words),
        ...(error.stayed.some(({ why }) => why === 'not-safe') ? [words.sticks.collectFirst] : []),
      ];
    default:
      return [words.sticks.notOurs(path)];
  }
}

const MOST_STAYED_SHOWN = 10;

function stayedLines(stayed: readonly WipeStay[], words: Words): readonly string[] {
  return [
    ...stayed
      .slice(0, MOST_STAYED_SHOWN)
      .map(({ path, why }) => words.sticks.stayed(path, words.sticks.stayReason[why])),
    ...(stayed.length > MOST_STAYED_SHOWN ? [`  ${words.andMore(stayed.length - MOST_STAYED_SHOWN)}`] : []),
  ];
}
