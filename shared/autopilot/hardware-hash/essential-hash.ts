import type { HardwareHash } from './types.ts';

/** The fields that the row checks and the identity rules use; a fast reader need not decode more. */
export type EssentialHash = Pick<
  HardwareHash,
  | 'sha256'
  | 'osType'
  | 'timestampUtc'
  | 'serial'
  | 'manufacturer'
  | 'product'
  | 'uuidAsWindowsShowsIt'
  | 'ekPresent'
  | 'ekSha256'
  | 'odidType'
  | 'offlineDeviceId'
  | 'tpmVersion'
>;
