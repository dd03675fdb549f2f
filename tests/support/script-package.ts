import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

/** Made up: takes and writes what the established script takes and writes, and has a signature block. */
export const ESTABLISHED_SCRIPT = readFileSync(new URL('../fixtures/scripts/established-signed.ps1', import.meta.url));
export const ESTABLISHED_SIGNER = 'CN=Contoso Made-Up Publishing, O=Contoso Made-Up, C=NL';
export const ESTABLISHED_VERSION = '3.9';

export interface PackageChange {
  readonly id?: string;
  readonly version?: string;
  readonly script?: Uint8Array | null;
}

/** A `.nupkg` of the script, as a gallery serves it. */
export function scriptPackage({ id, version, script }: PackageChange = {}): Buffer {
  const name = id ?? 'Get-WindowsAutoPilotInfo';
  const nuspec = `<?xml version="1.0"?>\r\n<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata><id>${name}</id><version>${version ?? ESTABLISHED_VERSION}</version><authors>Contoso Made-Up</authors></metadata>
</package>`;
  return zipFile({
    '_rels/.rels': Buffer.from('<Relationships/>'),
    [`${name}.nuspec`]: Buffer.from(nuspec),
    ...(script === null ? {} : { 'Get-WindowsAutoPilotInfo.ps1': script ?? ESTABLISHED_SCRIPT }),
  });
}

/** A ZIP of these files, deflated (PKWARE APPNOTE 4.3). */
export function zipFile(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name)]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
