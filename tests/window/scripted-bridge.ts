/**
 * A `window.hashCourier` that answers from a scene, so that pages can be looked at without main. Its shapes are the
 * contract's: a channel that is missing or answers something else does not compile.
 *
 * To look at pages:
 *   node tests/window/open-page.ts [scene…] [--page sticks|devices|settings] [--theme light|dark|high-contrast]
 *     [--language en|nl] [--size 1280x800] [--zoom 2] [--density compact] [--forced] [--click "button Export…"]
 *     [--keys "Tab Tab Enter"] [--no-build]
 * builds the page, opens it in Chromium with each scene of `scenes.ts` and leaves PNG files in dist/screenshots/.
 * `--page`, `--theme`, `--language` and `--size` may be given several times: every combination becomes a picture.
 * A test opens the same by `scriptContext` and `showScene` of `scripted-page.ts`.
 */
import { type Bridge, callName } from '../../shared/ipc/bridge.ts';
import type { Answer, BridgeEvent, Channel, Envelope, EventBody, Request } from '../../shared/ipc/contract.ts';
import type { DeviceFilterView, DeviceRow } from '../../shared/ipc/devices.ts';
import type { SettingValues } from '../../shared/ipc/settings.ts';
import type { RosterRow } from '../../shared/ipc/sticks.ts';
import { ago, madeUpId, NOW, type Scene } from './scene.ts';
import { deviceDetail } from './scene-devices.ts';

type Handlers = { readonly [C in Channel]: (request: Request<C>) => Answer<C> };
type Emit = <E extends BridgeEvent>(event: E, body: EventBody<E>) => void;

const fine = <T>(value: T) => ({ ok: true, value }) as const;
const refused = <const C extends string>(code: C) => ({ ok: false, error: { code, detail: '' } }) as const;

function handlersFor(start: Scene, emit: Emit): Handlers {
  let scene = start;
  const change = (part: Partial<Scene>) => {
    scene = { ...scene, ...part };
  };
  const stageView = () => ({ choice: scene.stage, isKept: true, presets: scene.presets });
  const changeBench = (part: Partial<Scene['bench']>) => {
    change({ bench: { ...scene.bench, ...part, revision: scene.bench.revision + 1 } });
    emit('sticks:bench-changed', scene.bench);
    return null;
  };
  const changeDepot = (depot: Scene['depot'], practice: Scene['practice']) => {
    change({ depot, practice });
    emit('app:depot-changed', depot);
    emit('practice:changed', practice);
    return null;
  };
  const practiceView = () => (scene.practice === null ? refused('not-practice') : fine(scene.practice));

  return {
    'app:boot': () => ({ ...scene.boot, settings: scene.settings, depot: scene.depot }),
    'app:open-link': () => fine(null),
    'app:open-folder': () => fine(null),
    'app:copy-text': () => null,
    'app:reopen-depot': () => scene.depot,

    'settings:get': () => scene.settings,
    'settings:change': (values) => {
      if (scene.settings.locked.some((name) => name in values)) return refused('locked');
      // A message holds no undefined values; the contract's type cannot say so.
      const changed = { ...scene.settings.values, ...values } as SettingValues;
      change({ settings: { ...scene.settings, values: changed } });
      emit('settings:changed', scene.settings);
      return fine(scene.settings);
    },
    'settings:choose-script': () => refused('script-no-output-file'),
    'settings:fetch-script': () => refused('offline'),

    'sticks:bench': () => scene.bench,
    'sticks:prepare': () => fine({ sticks: scene.bench.cards.filter(({ isSafe }) => isSafe).length }),
    'sticks:cancel': () => changeBench({ run: scene.bench.run && { ...scene.bench.run, isCancelling: true } }),
    'sticks:again': () => fine({ sticks: 1 }),
    'sticks:collect': () => fine(null),
    'sticks:eject': () => refused('in-use'),
    'sticks:clear': () => fine({ removed: 9, stayed: 0 }),
    'sticks:dismiss': (token) =>
      changeBench({
        cards: scene.bench.cards.filter(({ card }) => card !== token),
        notices: scene.bench.notices.filter(({ notice }) => notice !== token),
        run: scene.bench.run?.run === token ? null : scene.bench.run,
      }),
    'sticks:add-folder': () => refused('cancelled'),
    'sticks:roster': ({ filter, cursor, limit }) => {
      const rows = scene.roster.filter((row) => isInRoster(row, filter.place, filter.search));
      const count = (place: RosterRow['place']) => scene.roster.filter((row) => row.place === place).length;
      return {
        rows: rows.slice(cursor, cursor + limit),
        total: rows.length,
        counts: {
          all: scene.roster.length,
          here: count('here'),
          out: count('out') + count('out-too-long'),
          outTooLong: count('out-too-long'),
          shelf: count('shelf'),
          retired: count('retired'),
        },
      };
    },
    'sticks:renumber': () => refused('stick-number-taken'),
    'sticks:place': () => fine(null),
    'sticks:stage-view': stageView,
    'sticks:set-stage': (choice) => {
      change({ stage: choice });
      return fine(stageView());
    },
    'sticks:save-preset': (preset) => {
      change({ presets: [...scene.presets.filter(({ name }) => name !== preset.name), preset] });
      return fine(stageView());
    },
    'sticks:delete-preset': (name) => {
      change({ presets: scene.presets.filter((preset) => preset.name !== name) });
      return fine(stageView());
    },

    'devices:page': ({ filter, sort, cursor, limit }) => {
      const rows = scene.devices.filter((row) => passes(row, filter));
      const sorted = sort.by === 'serial' ? rows.toSorted((a, b) => a.serial.localeCompare(b.serial)) : rows;
      const ordered = sort.by === 'serial' && sort.isDescending ? sorted.toReversed() : sorted;
      return { rows: ordered.slice(cursor, cursor + limit), total: rows.length, revision: 1 };
    },
    'devices:counts': () => ({
      all: scene.devices.length,
      newToday: scene.devices.filter(isNewToday).length,
      attention: scene.devices.filter(needsAttention).length,
      conflict: scene.devices.filter(({ isInConflict }) => isInConflict).length,
      notExported: Math.floor(scene.devices.length / 13),
    }),
    'devices:facets': () => {
      const batches = facet(scene.devices, ({ batch }) => batch);
      const groupTags = facet(scene.devices, ({ groupTag }) => groupTag);
      const users = facet(scene.devices, ({ assignedUser }) => assignedUser);
      const orders = facet(scene.devices, ({ orderId }) => orderId);
      const sticks = facet(scene.devices, ({ stickNumber }) => String(stickNumber ?? ''))
        .filter(({ value }) => value !== '')
        .map(({ value, devices }) => ({ stickId: madeUpId('stick', Number(value)), number: Number(value), devices }));
      return {
        batches,
        groupTags,
        users,
        orders,
        sticks,
        issues: [
          { code: 'captured-twice', devices: 1 },
          { code: 'hash-checksum', devices: 1 },
        ],
        totals: {
          batches: batches.length,
          groupTags: groupTags.length,
          users: users.length,
          orders: orders.length,
          sticks: sticks.length,
        },
      };
    },
    'devices:detail': (id) => {
      const device = scene.devices.find((row) => row.id === id);
      return device === undefined
        ? refused('device-unknown')
        : fine({ ...deviceDetail(device), ...scene.details[device.id] });
    },
    'devices:edit': ({ scope, edit: { value } }) =>
      value.includes(',')
        ? refused('value-not-carried')
        : fine({
            of: 'done',
            changedSince: 0,
            edit: madeUpId('edit', 1),
            changed: scope.of === 'devices' ? scope.ids.length : scene.devices.length,
          }),
    'devices:undo-edit': () => fine({ of: 'done', restored: 3, changedSince: 0 }),
    'devices:edit-to-undo': (edit) => ({
      edit: edit ?? madeUpId('edit', 1),
      field: 'groupTag',
      value: 'STORE-NL',
      at: ago({ hours: 2 }),
      devices: 2_418,
    }),
    'devices:fix': () => fine({ edit: madeUpId('edit', 2) }),
    'devices:evidence': () =>
      fine({
        fileName: 'hardwarehash.csv',
        sizeBytes: 4_212,
        sha256: '9f310741d8e2b5c04a77d31c9be0625548a1f4d29c3b77e05d16a8cc2b43f9e1',
        text: 'Device Serial Number,Windows Product ID,Hardware Hash\r\nDEMO-PF5A1K7X,,T0FBQUFBQUE=\r\n',
        isCut: false,
      }),
    'devices:save-evidence': () => refused('cancelled'),
    'devices:conflicts': () => scene.conflicts.map(({ id }) => id),
    'devices:conflict': (id) => {
      const conflict = scene.conflicts.find((each) => each.id === id);
      return conflict === undefined ? refused('conflict-unknown') : fine(conflict);
    },
    'devices:resolve': ({ conflict: id, choice }) => {
      const conflict = scene.conflicts.find((each) => each.id === id);
      return conflict === undefined ? refused('conflict-unknown') : fine({ ...conflict, state: 'resolved', choice });
    },

    'work:choose-files': () => fine({ files: [], missing: 0 }),
    'work:add-files': () => fine('work-1'),
    'work:preview-export': () => scene.preview,
    'work:stop-preview': () => null,
    'work:export': () => fine('work-2'),
    'work:stop': (token) => {
      change({ works: scene.works.map((work) => (work.work === token ? { ...work, state: 'stopping' } : work)) });
      emit('work:changed', scene.works);
      return null;
    },
    'work:dismiss': (token) => {
      change({ works: scene.works.filter(({ work }) => work !== token) });
      emit('work:changed', scene.works);
      return null;
    },
    'work:list': () => scene.works,

    'practice:enter': () => changeDepot({ kind: 'practice', state: 'open', failure: null }, start.practice),
    'practice:leave': () => changeDepot({ kind: 'own', state: 'open', failure: null }, null),
    'practice:view': () => scene.practice,
    'practice:run-devices': practiceView,
    'practice:bring-back': practiceView,
    'practice:move-stick': practiceView,
    'practice:restart': practiceView,
  };
}

function isInRoster(row: RosterRow, place: 'all' | RosterRow['place'], search: string): boolean {
  const isThere = place === 'all' || row.place === place || (place === 'out' && row.place === 'out-too-long');
  return (
    isThere && `${row.number} ${row.batch} ${row.groupTag} ${row.orderId}`.toLowerCase().includes(search.toLowerCase())
  );
}

const needsAttention = ({ issues }: DeviceRow) => issues.some(({ severity }) => severity !== 'note');
const isNewToday = ({ capturedAt }: DeviceRow) => capturedAt?.slice(0, 10) === NOW.slice(0, 10);

function passes(row: DeviceRow, filter: DeviceFilterView): boolean {
  const text = [row.serial, row.manufacturer, row.model, row.groupTag, row.assignedUser, row.orderId].join('\n');
  return (
    text.toLowerCase().includes(filter.search.toLowerCase()) &&
    (filter.only !== 'attention' || needsAttention(row)) &&
    (filter.only !== 'conflict' || row.isInConflict) &&
    (filter.only !== 'new-today' || isNewToday(row)) &&
    (filter.issue === null || row.issues.some(({ code }) => code === filter.issue)) &&
    (filter.batch === null || row.batch === filter.batch) &&
    (filter.groupTag === null || row.groupTag === filter.groupTag) &&
    (filter.assignedUser === null || row.assignedUser === filter.assignedUser) &&
    (filter.orderId === null || row.orderId === filter.orderId)
  );
}

function facet(rows: readonly DeviceRow[], labelOf: (row: DeviceRow) => string) {
  const counts = [...Map.groupBy(rows, labelOf)].map(([value, { length: devices }]) => ({ value, devices }));
  return counts
    .toSorted((a, b) => Number(b.value === '') - Number(a.value === '') || b.devices - a.devices)
    .slice(0, 500);
}

/** Makes the bridge of a scene. What a page changes stays changed until it is loaded again. */
export function scriptedBridge(scene: Scene): Bridge<File> {
  const listeners = new Map<BridgeEvent, Set<(body: never) => void>>();
  const emit: Emit = (event, body) => {
    for (const listener of listeners.get(event) ?? []) {
      // The set under an event holds only that event's listeners.
      (listener as (told: typeof body) => void)(body);
    }
  };
  const calls: Record<string, Record<string, (request: unknown) => Promise<Envelope<unknown>>>> = {};
  // The keys of a table of ours with its own handlers: Object.entries forgets which belongs to which.
  for (const [channel, handle] of Object.entries(handlersFor(scene, emit)) as [
    Channel,
    (request: unknown) => unknown,
  ][]) {
    const [feature, verb] = callName(channel);
    calls[feature] ??= {};
    calls[feature][verb] = async (request = null) => {
      if (scene.held.includes(channel)) {
        return new Promise(() => {});
      }
      const code = scene.failing[channel];
      return code === undefined
        ? { ok: true, value: structuredClone(handle(request)) }
        : { ok: false, error: { code, detail: '' } };
    };
  }
  const on: Bridge<File>['on'] = (event, listener) => {
    const known = listeners.get(event) ?? new Set();
    listeners.set(event, known.add(listener));
    return () => known.delete(listener);
  };
  const takeFiles: Bridge<File>['takeFiles'] = async (files) => ({
    ok: true,
    value: files.map(({ name, size }, index) => ({ file: `file-${index}`, name, sizeBytes: size })),
  });
  // Built from the channels' own names, as preload does it.
  return { ...calls, on, takeFiles } as unknown as Bridge<File>;
}
