import { resolve } from 'node:path';
import type { Command } from 'commander';
import { DEFAULT_DRIVE_LIMITS } from '../../../shared/sticks/drive-status.ts';
import { DEFAULT_KIT_SETTINGS } from '../../../shared/sticks/manifest.ts';
import { collectSource } from '../../core/collect/collect-source.ts';
import { exportDevices } from '../../core/export/export-devices.ts';
import { createPracticeDepot, type PracticeDepot } from '../../core/practice/practice-depot.ts';
import { layCapture, PRACTICE_CAPTURES } from '../../core/practice/virtual-capture.ts';
import { type PreparedStick, prepareSticks } from '../../core/sticks/prepare-sticks.ts';
import { listConflicts, resolveConflict } from '../../core/store/conflicts.ts';
import { type CliContext, createContext, type RunCommand } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { openStoreAndKey } from '../open-parts.ts';
import { collectedLines } from '../terminal/collected-lines.ts';
import { conflictLines } from '../terminal/conflict-lines.ts';
import { printText } from '../terminal/text.ts';
import { writeErrorTexts } from '../terminal/written-lines.ts';
import { exportLines, unnotedLines } from './export.ts';
import { openKit, preparedLines } from './stage.ts';

/** Where the depot is made unless another folder is named: beside what the newcomer is looking at. */
const DEFAULT_FOLDER = 'practice';
/** The virtual captures are a few minutes old and a minute apart. */
const MINUTE_MS = 60_000;

export function addPractice(program: Command, run: RunCommand): void {
  program
    .command('practice')
    .description('Plays the main job on a practice depot: virtual sticks and devices, real files at the end.')
    .option('--dir <folder>', 'folder of the practice depot; made anew each time', DEFAULT_FOLDER)
    .action(({ dir }: { dir: string }) =>
      run(async (context) => {
        const { output, words } = context;
        const depot = await createPracticeDepot(resolve(dir));
        printText(output, [words.practice.banner, '']);
        if (!depot.ok) {
          const { error } = depot;
          const isTaken = error.code === 'not-a-practice-depot';
          const text = isTaken
            ? words.practice.notEmpty(resolve(dir))
            : words.practice.notMade(resolve(dir), error.reason);
          printText({ ...output, out: output.err }, [text]);
          return EXIT.failed;
        }
        const own = createContext({ ...context, dataFolder: depot.value.dataFolder });
        try {
          return await practise(own.context, depot.value);
        } finally {
          await own.close();
        }
      }),
    );
}

async function practise(context: CliContext, depot: PracticeDepot): Promise<ExitCode> {
  const { output, words, signal } = context;
  const say = (...lines: readonly string[]) => printText(output, lines);
  const kit = await openKit(context);
  const parts = kit === null ? null : await openStoreAndKey(context);
  if (kit === null || parts === null) return EXIT.failed;
  const { clock, ids, sticks } = context;
  const ports = { clock, ids, timer: sticks.timer, ejector: sticks.ejector, ...parts };

  say(words.practice.step.prepare, words.stage.nothingErased);
  const prepared: PreparedStick[] = [];
  // Two halves with different group tags, so that a device captured on both sides raises a question.
  for (const [half, groupTag] of ['STORE', 'OFFICE'].entries()) {
    const drives = depot.sticks.slice(half * 2, half * 2 + 2);
    const labels = { batch: 'practice', tenant: 'Practice', groupTag, orderId: '' };
    const request = { drives, labels, settings: DEFAULT_KIT_SETTINGS, acceptedWarnings: [] };
    const options = { kit, limits: DEFAULT_DRIVE_LIMITS, eject: true };
    prepared.push(...(await prepareSticks(request, options, ports, () => undefined, signal)));
  }
  say(...preparedLines(prepared, context), '');
  if (prepared.some(({ row }) => row.outcome !== 'done')) return EXIT.attention;

  say(words.practice.step.capture);
  const captured = await captureDevices(prepared, clock.nowMs());
  for (const [stick, devices] of captured) {
    say(
      words.practice.captured(
        stick,
        devices.map((serial) => serial || words.practice.withoutSerial),
      ),
    );
  }

  say('', words.practice.step.collect);
  for (const { drive } of prepared) {
    const collected = await collectSource(
      { root: drive.key },
      { store: parts.store, bulk: context.bulk(), publicKey: parts.key.publicKey, timer: sticks.timer },
      () => undefined,
      signal,
    );
    say(...collectedLines(drive.key, collected, context));
  }

  say('', words.practice.step.decide);
  for (const conflict of await listConflicts(parts.store, 'open')) {
    say(...conflictLines(conflict, context));
    await resolveConflict(parts.store, conflict.id, 'use-newer');
    say(words.practice.decided);
  }

  say('', words.practice.step.files);
  const exported = await exportDevices(
    { targets: ['intune', 'merged'], outDir: depot.exportFolder, filter: {} },
    { store: parts.store, bulk: context.bulk() },
    () => undefined,
    signal,
  );
  if (!exported.ok) {
    say(...writeErrorTexts(exported.error, words));
    return EXIT.failed;
  }
  say(...exportLines(exported.value, depot.exportFolder, context), ...unnotedLines(exported.value, context), '');
  say(words.practice.folder(depot.folder), words.practice.tryIt);
  return EXIT.done;
}

/** Lets every virtual device run the kit; the serials by the number of the stick. */
async function captureDevices(
  prepared: readonly PreparedStick[],
  nowMs: number,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const serials = new Map<number, string[]>();
  for (const [index, capture] of PRACTICE_CAPTURES.entries()) {
    const stick = prepared[capture.stick];
    if (stick?.row.outcome !== 'done') continue;
    const { manifest } = stick.row;
    const agoMs = (PRACTICE_CAPTURES.length - index) * MINUTE_MS;
    const device = await layCapture(stick.drive.key, manifest, capture, nowMs - agoMs);
    serials.set(manifest.number, [...(serials.get(manifest.number) ?? []), device.serial]);
  }
  return serials;
}
