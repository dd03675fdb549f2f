import type { CaptureFacts } from '../../../shared/devices/capture-facts.ts';
import type { IdentifiedCapture } from '../../../shared/devices/device.ts';

const UUID = '1d720bdd-7785-a936-28a6-b2e8938117b7';
const EK = 'e5'.repeat(32);
export const NINE_O_CLOCK_MS = Date.UTC(2026, 10, 24, 9);

/** Facts of a capture of a PC with TPM, with what a test wants otherwise. */
export function facts(values: Partial<CaptureFacts> = {}): CaptureFacts {
  return {
    serial: '5CG4751FG8',
    hashSerial: '5CG4751FG8',
    uuid: UUID,
    ekSha256: EK,
    manufacturer: 'HP',
    product: 'HP EliteBook 840 G8 Notebook PC',
    groupTag: '',
    assignedUser: '',
    capturedAtMs: NINE_O_CLOCK_MS,
    fingerprint: 'f1',
    ...values,
  };
}

/** Facts of the same PC without a TPM key. */
export function factsWithoutTpm(values: Partial<CaptureFacts> = {}): CaptureFacts {
  return facts({ ekSha256: null, ...values });
}

/** Facts of a row without a readable hash: serial, make and model are all it claims. */
export function factsWithoutHash(values: Partial<CaptureFacts> = {}): CaptureFacts {
  return facts({ hashSerial: null, uuid: null, ekSha256: null, capturedAtMs: null, fingerprint: '', ...values });
}

export function capture(id: string, values: Partial<CaptureFacts> = {}): IdentifiedCapture {
  return { id, facts: facts(values) };
}

/** A capture some minutes after nine. */
export function captureAt(minutes: number, id: string, values: Partial<CaptureFacts> = {}): IdentifiedCapture {
  return capture(id, { capturedAtMs: NINE_O_CLOCK_MS + minutes * 60_000, ...values });
}

/** A UUID and TPM key of another machine, different for each number. */
export function machine(number: number): Pick<CaptureFacts, 'uuid' | 'ekSha256' | 'fingerprint'> {
  const digits = number.toString(16).padStart(12, '0');
  return { uuid: `0ae138e0-20a3-42a5-0915-${digits}`, ekSha256: digits.padStart(64, 'a'), fingerprint: digits };
}
