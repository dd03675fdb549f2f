import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface FixtureHash {
  readonly id: string;
  readonly hash: string;
  readonly expected: {
    readonly serial: string;
    readonly manufacturer: string;
    readonly product: string;
    readonly sku: string;
    readonly uuidAsWindowsShowsIt: string;
    readonly tpmVersion: string | null;
    readonly osBuild: string;
  };
}

// The file's own shape; the hash tests prove every field of it.
const FIXTURES = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/hashes.json'), 'utf8'),
) as readonly FixtureHash[];

/** Values by the names that `stand-ins/device.ps1` asks for. A null takes a value away. */
export type DeviceValues = Readonly<Record<string, string | null>>;

/** The made-up device of a hash in `tests/fixtures/hashes.json`, as its CIM classes answer. */
export function fixtureDevice(id: string) {
  const found = FIXTURES.find((fixture) => fixture.id === id);
  if (!found) throw new Error(`no fixture ${id}`);
  const { serial, manufacturer, product, sku, uuidAsWindowsShowsIt, tpmVersion, osBuild } = found.expected;
  return {
    hash: found.hash,
    // What the hash calls SMBIOS_STRING_INDEX_0 is an empty text in CIM.
    serial: serial === 'SMBIOS_STRING_INDEX_0' ? '' : serial,
    manufacturer,
    model: product,
    sku,
    uuid: uuidAsWindowsShowsIt,
    tpm: String(tpmVersion !== null),
    build: osBuild.split('.')[2] ?? '',
    'registry.OOBEInProgress': '1',
    'registry.ImageState': 'IMAGE_STATE_COMPLETE',
    'registry.PEFirmwareType': '2',
    'registry.UEFISecureBootEnabled': '1',
    'registry.EditionID': 'Professional',
    'registry.DisplayVersion': '25H2',
    'registry.UBR': '7840',
  };
}

/** Codes and words of the failures that Windows reports for the class that gives the hash. */
export const CIM_FAULTS = {
  noClass: 'HRESULT 0x80041010|Invalid class',
  accessDenied: 'HRESULT 0x80041003|Access denied',
  generalError: 'MI RESULT 1|A general error occurred that is not covered by a more specific error code.',
} as const;

/** Writes what the stand-ins answer and returns the file's path. */
export function writeDeviceFile(folder: string, name: string, values: DeviceValues): string {
  const path = join(folder, `${name}.txt`);
  const lines = Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}`]));
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
