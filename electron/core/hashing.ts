import { hash } from 'node:crypto';

/** Node's one-shot SHA-256, for the functions of `shared` that take one. */
export function nodeSha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}

/** SHA-256 as hex, the way evidence, kit files and written files are named. */
export function sha256Hex(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}
