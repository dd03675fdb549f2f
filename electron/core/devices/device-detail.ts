import type { HardwareHash } from '../../../shared/autopilot/hardware-hash/types.ts';
import { comparableSerial } from '../../../shared/devices/contested-value.ts';
import type { Answer } from '../../../shared/ipc/contract.ts';
import type { DeviceDetail } from '../../../shared/ipc/devices.ts';
import { err, ok } from '../../../shared/result.ts';
import { toUtcText } from '../../../shared/time.ts';
import type { BulkRunner } from '../ports/bulk-runner.ts';
import { type CaptureHistory, deviceById } from '../store/device-history.ts';
import { reading, type Store } from '../store/open-store.ts';
import { cut, issueView, utcOrNull } from './bounded.ts';
import { decodedCaptures } from './decoded-captures.ts';
import { deviceHistory } from './device-history-view.ts';
import { deviceRows, openIssues } from './device-rows.ts';
import { fixesFor } from './fixes.ts';
import { hardwareView } from './hardware-view.ts';
import { type NumberOf, stickNumbers } from './stick-numbers.ts';

export interface DetailPorts {
  readonly store: Store;
  readonly bulk: BulkRunner;
}

const MOST_CAPTURES = 200;
const MOST_CONFLICTS = 50;
const MOST_IN_A_CAPTURE = 50;
const PATH_CHARS = 4_096;

/** All about one device: what its hash says, its captures, newest first, and what happened to it. */
export async function deviceDetail(
  { store, bulk }: DetailPorts,
  deviceId: string,
  signal: AbortSignal,
): Promise<Answer<'devices:detail'>> {
  const views = reading(store);
  const found = await deviceById(views, deviceId);
  if (found === null) return err({ code: 'device-unknown', detail: '' });
  const { device, captures, conflicts } = found;
  const [row] = await deviceRows(views, [device]);
  const current = captures.find(({ isCurrent }) => isCurrent);
  if (row === undefined || current === undefined) return err({ code: 'device-unknown', detail: '' });
  const hash = await currentHash({ store: views, bulk }, current, signal);
  const numberOf = await stickNumbers(
    views,
    captures.flatMap(({ stickId, sightings }) => [stickId, ...sightings.map(({ source }) => source)]),
  );
  return ok({
    device: row,
    state: device.state,
    hardware: hash && hardwareView(hash),
    checks: checksOf(current, hash),
    captures: captures
      .toSorted((a, b) => (b.facts.capturedAtMs ?? 0) - (a.facts.capturedAtMs ?? 0))
      .slice(0, MOST_CAPTURES)
      .map((capture) => captureView(capture, numberOf)),
    conflicts: conflicts
      .filter(({ state }) => state !== 'moot')
      .map(({ id }) => id)
      .slice(-MOST_CONFLICTS),
    history: await deviceHistory(views, found, numberOf),
    fixes: fixesFor(openIssues(device, current.issues), conflicts),
  });
}

async function currentHash(
  ports: DetailPorts,
  current: CaptureHistory,
  signal: AbortSignal,
): Promise<HardwareHash | null> {
  if (current.kind !== 'hash') return null;
  const { id, fileSha256, row, facts } = current;
  const decoded = await decodedCaptures(ports, [{ id, fileSha256, row, fingerprint: facts.fingerprint }], signal);
  return decoded.get(id) ?? null;
}

/** First byte of the OfflineDeviceId's source where it was made from the TPM's endorsement key. */
const SOURCE_TPM_EK = '01';

function checksOf({ kind, facts, issues }: CaptureHistory, hash: HardwareHash | null): DeviceDetail['checks'] {
  const hasNone = kind !== 'hash' || issues.some(({ code }) => code === 'hash-missing');
  const [inRow, inHash] = [facts.serial, hash?.serial ?? facts.hashSerial];
  const isInHash = comparableSerial(inHash) !== '';
  const isSame = comparableSerial(inRow) === comparableSerial(inHash);
  const isFromKey = hash?.odidType?.startsWith(SOURCE_TPM_EK) === true;
  return {
    checksum: hasNone ? 'no-hash' : hash === null ? 'wrong' : 'right',
    serial: inRow === '' ? 'missing' : !isInHash ? 'not-in-hash' : isSame ? 'same' : 'differs',
    tpmKey:
      hash?.ekSha256 == null ? 'none' : !isFromKey || hash.offlineDeviceId === hash.ekSha256 ? 'matches' : 'differs',
  };
}

function captureView(capture: CaptureHistory, numberOf: NumberOf): DeviceDetail['captures'][number] {
  const { facts, fileSha256, row, stickId, batch, orderId, standing, isCurrent, id } = capture;
  return {
    id,
    isCurrent,
    standing,
    serial: cut(facts.serial),
    groupTag: cut(facts.groupTag),
    assignedUser: cut(facts.assignedUser),
    fileSha256,
    row,
    stickNumber: numberOf(stickId),
    batch: cut(batch),
    orderId: cut(orderId),
    capturedAt: facts.capturedAtMs === null ? null : utcOrNull(toUtcText(facts.capturedAtMs)),
    issues: capture.issues.slice(0, MOST_IN_A_CAPTURE).map(issueView),
    sightings: capture.sightings.slice(0, MOST_IN_A_CAPTURE).map(({ source, path, firstSeenAt, lastSeenAt }) => ({
      stickNumber: numberOf(source),
      source: cut(source, PATH_CHARS),
      path: cut(path, PATH_CHARS),
      firstSeenAt,
      lastSeenAt,
    })),
  };
}
