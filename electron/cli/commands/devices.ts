import type { Command } from 'commander';
import { type LooseIssue, looseIssues } from '../../core/store/attention.ts';
import type { DeviceFilter } from '../../core/store/device-filter.ts';
import { countDevices, listDevices } from '../../core/store/devices.ts';
import type { Store } from '../../core/store/open-store.ts';
import type { CliContext, RunCommand } from '../context.ts';
import { addDeviceOptions, type DeviceOptions, deviceFilter } from '../device-options.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type ListedDevice, listedDevices, makeAndModel, shortId, stateText } from '../listed-device.ts';
import { openStore } from '../open-parts.ts';
import { issueJson, issueLines, type ListedIssue } from '../terminal/issue-lines.ts';
import { printJsonList } from '../terminal/json-list.ts';
import { printLine } from '../terminal/output.ts';
import { placeText } from '../terminal/places.ts';
import { type Column, tableLayout } from '../terminal/table.ts';
import { printText, textWidth } from '../terminal/text.ts';

interface DevicesOptions extends DeviceOptions {
  readonly issues?: true;
  readonly conflicts?: true;
  readonly aside?: true;
  readonly json?: true;
}

const PAGE = 500;

export function addDevices(program: Command, run: RunCommand): void {
  const command = program
    .command('devices')
    .description('Lists the devices in the store and how each of them is.')
    .option('--issues', 'only what has an error or a warning, files that belong to no device included')
    .option('--conflicts', 'only devices in an open conflict')
    .option('--aside', 'also devices that your choice in a conflict put aside');
  addDeviceOptions(command)
    .option('--json', 'one JSON document instead of text')
    .action((options: DevicesOptions) => run((context) => devices(context, options)));
}

async function devices(context: CliContext, options: DevicesOptions): Promise<ExitCode> {
  const store = await openStore(context);
  const chosen = store && (await deviceFilter(store, options, context));
  if (store === null || chosen === null) return EXIT.failed;
  const filter: DeviceFilter = {
    ...chosen,
    hasIssues: options.issues === true,
    hasConflicts: options.conflicts === true,
    withAside: options.aside === true,
  };
  const counts = {
    devices: await countDevices(store, filter),
    withIssues: await countDevices(store, { ...filter, hasIssues: true }),
    inConflict: await countDevices(store, { ...filter, hasConflicts: true }),
  };
  // A file that belongs to no device has no batch, tag or order to be found by.
  const { batch, tag, order, search } = options;
  const isAboutFiles = [batch, tag, order, search].every((value) => value === undefined) && !options.conflicts;
  const loose = isAboutFiles ? await allLoose(store, chosen) : [];
  const list = { store, filter, counts, loose };
  if (options.json) await printDevicesJson(context, list);
  else await printDevices(context, list, options);
  return counts.withIssues + counts.inConflict + loose.length === 0 ? EXIT.done : EXIT.attention;
}

interface DeviceList {
  readonly store: Store;
  readonly filter: DeviceFilter;
  readonly counts: { readonly devices: number; readonly withIssues: number; readonly inConflict: number };
  readonly loose: readonly LooseIssue[];
}

async function allLoose(store: Store, { stickId }: DeviceFilter): Promise<readonly LooseIssue[]> {
  const found: LooseIssue[] = [];
  for (let after: string | null = null; ; ) {
    const page = await looseIssues(store, stickId === undefined ? {} : { stickId }, { after, limit: PAGE });
    found.push(...page.issues);
    if (page.next === null) return found;
    after = page.next;
  }
}

async function* pagesOf({ store, filter }: DeviceList, signal: AbortSignal): AsyncGenerator<readonly ListedDevice[]> {
  for (let after: string | null = null; ; ) {
    signal.throwIfAborted();
    const page = await listDevices(store, filter, { after, limit: PAGE });
    yield await listedDevices(store, page.devices);
    if (page.next === null) return;
    after = page.next;
  }
}

async function printDevices(context: CliContext, list: DeviceList, options: DevicesOptions): Promise<void> {
  const { output, words, language, signal } = context;
  const { counts, loose } = list;
  if (counts.devices > 0) {
    await printTable(context, pagesOf(list, signal));
    printLine(output.out);
  }
  const listed = loose.map(({ place, issue }) => ({ file: placeText(place, words), issue }));
  if (options.issues && listed.length > 0) {
    printText(output, [words.deviceList.loose, ...issueLines(listed, language).map((line) => `  ${line}`), '']);
  }
  printText(output, [
    summaryOf(context, list, options),
    ...(!options.issues && loose.length > 0 ? [words.deviceList.looseHint(loose.length)] : []),
    ...(counts.inConflict > 0 ? [words.deviceList.conflictHint] : []),
    ...(counts.devices > 0 ? [words.deviceList.showHint] : []),
  ]);
}

function summaryOf({ words }: CliContext, { counts, loose }: DeviceList, options: DevicesOptions): string {
  if (counts.devices > 0) return words.deviceList.total(counts.devices, counts.withIssues, counts.inConflict);
  const { batch, tag, order, stick, search } = options;
  if ([batch, tag, order, stick, search].some((value) => value !== undefined)) return words.deviceList.noneMatch;
  if (options.issues || options.conflicts) {
    return loose.length > 0 ? words.deviceList.noneWithIssues : words.deviceList.nothingWaits;
  }
  return words.deviceList.none;
}

interface ShownColumn extends Column {
  readonly cell: (listed: ListedDevice) => string;
  /** Left out where no device of the first page has it. */
  readonly isOptional?: true;
}

async function printTable(context: CliContext, pages: AsyncIterable<readonly ListedDevice[]>): Promise<void> {
  const { output, words } = context;
  const { serial, model, groupTag, order, captured, state } = words.deviceList.columns;
  const all: readonly ShownColumn[] = [
    { heading: serial, cell: ({ device }) => device.serial || words.deviceList.byId(shortId(device.id)) },
    { heading: model, canShrink: true, cell: ({ device }) => makeAndModel(device) },
    { heading: groupTag, canShrink: true, isOptional: true, cell: ({ device }) => device.groupTag },
    { heading: order, canShrink: true, isOptional: true, cell: ({ device }) => device.orderId },
    { heading: captured, cell: ({ device }) => (device.capturedAt === null ? '-' : words.date(device.capturedAt)) },
    { heading: state, cell: (listed) => stateText(listed, context) },
  ];
  let print: ((page: readonly ListedDevice[]) => void) | null = null;
  for await (const page of pages) {
    print ??= tablePrinter(output, all, page);
    print(page);
  }
}

function tablePrinter(
  output: CliContext['output'],
  all: readonly ShownColumn[],
  first: readonly ListedDevice[],
): (page: readonly ListedDevice[]) => void {
  const columns = all.filter(({ isOptional, cell }) => !isOptional || first.some((listed) => cell(listed) !== ''));
  const cellsOf = (listed: ListedDevice) => columns.map(({ cell }) => cell(listed));
  const layout = tableLayout(columns, first.map(cellsOf), textWidth(output));
  printLine(output.out, layout.heading);
  return (page) => {
    for (const listed of page) printLine(output.out, layout.line(cellsOf(listed)));
  };
}

async function printDevicesJson({ output, signal, language, words }: CliContext, list: DeviceList): Promise<void> {
  const { counts, loose } = list;
  const asJson = (listed: ListedIssue) => issueJson(listed, language);
  async function* items() {
    for await (const page of pagesOf(list, signal)) {
      yield page.map(({ device, isInConflict, issues, place }) => ({
        ...device,
        isInConflict,
        issues: issues.map((issue) => asJson({ file: place === null ? '' : placeText(place, words), issue })),
      }));
    }
  }
  await printJsonList(output, 'devices', items(), async () => ({
    counts,
    otherIssues: loose.map(({ place, issue }) => asJson({ file: placeText(place, words), issue })),
  }));
}
