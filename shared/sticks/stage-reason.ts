/**
 * Why a stick was not finished: a closed set of codes. Scripts may rely on them; the words are in `stage-words.ts`.
 */
export const STAGE_REASONS = [
  'pulled-out',
  'full',
  'not-enough-space',
  'read-only',
  'no-permission',
  'in-use',
  'read-write-error',
  'not-responding',
  'content-differs',
  'file-vanished',
  'foreign-file',
  'newer-kit',
  'label-invalid',
  'drive-blocked',
  'drive-warning',
  'other-drive',
  'listed-twice',
  'path-too-long',
  'system-limit',
  'system-error',
] as const;

export type StageReason = (typeof STAGE_REASONS)[number];

/** Reasons that stay as long as the request is the same one. */
const NOT_RETRIED: ReadonlySet<StageReason> = new Set([
  'newer-kit',
  'label-invalid',
  'drive-blocked',
  'drive-warning',
  'other-drive',
  'listed-twice',
]);

/** Whether the same request can succeed once its reason is gone. */
export function canRetry(reason: StageReason): boolean {
  return !NOT_RETRIED.has(reason);
}

/** What a system error code (`errno` name) means on a stick. Windows codes arrive as these through libuv. */
const REASON_OF_ERRNO: Readonly<Record<string, StageReason>> = {
  ENOENT: 'pulled-out',
  ENODEV: 'pulled-out',
  ENXIO: 'pulled-out',
  ENOTDIR: 'pulled-out',
  ENOTCONN: 'pulled-out',
  ECONNABORTED: 'pulled-out',
  ESTALE: 'pulled-out',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
  EIO: 'read-write-error',
  EREMOTEIO: 'read-write-error',
  EILSEQ: 'read-write-error',
  UNKNOWN: 'read-write-error',
  ETIMEDOUT: 'not-responding',
  ENAMETOOLONG: 'path-too-long',
  EMFILE: 'system-limit',
  ENFILE: 'system-limit',
  ENOMEM: 'system-limit',
};

/** The reason for a system error code; `system-error` for one that the table does not know. */
export function reasonOfErrno(errno: string): StageReason {
  return Object.hasOwn(REASON_OF_ERRNO, errno) ? (REASON_OF_ERRNO[errno] ?? 'system-error') : 'system-error';
}

/** Why a stick that is done was not ejected. */
export const EJECT_REASONS = [
  'not-asked',
  'nothing-to-eject',
  'in-use',
  'no-permission',
  'tool-missing',
  'not-responding',
  'gone',
  'failed',
] as const;

export type EjectReason = (typeof EJECT_REASONS)[number];

export type EjectOutcome =
  | { readonly ejected: true }
  | {
      readonly ejected: false;
      readonly reason: EjectReason;
      /** What the system's own tool said, in its own words; empty where it said nothing. */
      readonly detail: string;
    };
