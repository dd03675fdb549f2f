import type { BridgeErrorCode, Envelope } from '../../shared/ipc/contract.ts';

/** A call that failed as a call. What a channel may refuse is part of its answer and never one of these. */
export class BridgeError extends Error {
  readonly code: BridgeErrorCode;

  constructor(code: BridgeErrorCode, detail: string) {
    super(detail);
    this.name = 'BridgeError';
    this.code = code;
  }
}

/**
 * Unwraps what a channel sent.
 * @throws BridgeError
 */
export async function call<T>(sent: Promise<Envelope<T>>): Promise<T> {
  const envelope = await sent;
  if (!envelope.ok) {
    throw new BridgeError(envelope.error.code, envelope.error.detail);
  }
  return envelope.value;
}
