import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kitSourceOf, sha256Hex } from '../../../electron/core/sticks/kit.ts';
import {
  describeScript,
  MAX_SCRIPT_BYTES,
  readScriptFile,
  withChosenScript,
} from '../../../electron/core/sticks/kit-source.ts';
import { readScriptPackage } from '../../../electron/core/sticks/kit-source-package.ts';
import {
  ESTABLISHED_SCRIPT,
  ESTABLISHED_SIGNER,
  ESTABLISHED_VERSION,
  type PackageChange,
  scriptPackage,
  zipFile,
} from '../../support/script-package.ts';
import { fakeKit } from './stage-fakes.ts';
import { tempStick } from './temp-stick.ts';

const UNSIGNED = "param([string] $OutputFile)\r\n'x'\r\n";

describe('a script that a person picks', () => {
  it('is known by its name, version, bytes and signer', async () => {
    const path = join(tempStick(), 'My script.ps1');
    writeFileSync(path, ESTABLISHED_SCRIPT);
    expect(await readScriptFile(path)).toMatchObject({
      ok: true,
      value: {
        source: {
          kind: 'file',
          name: 'My script.ps1',
          version: ESTABLISHED_VERSION,
          sha256: sha256Hex(ESTABLISHED_SCRIPT),
          signer: ESTABLISHED_SIGNER,
        },
        signature: { state: 'present' },
      },
    });
  });

  it.each([
    ['UTF-8', Buffer.from(UNSIGNED)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${UNSIGNED}`)],
    ['UTF-16LE', Buffer.from(`\ufeff${UNSIGNED}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${UNSIGNED}`, 'utf16le').swap16()],
  ])('is read in %s, bytes unchanged', (_, bytes) => {
    expect(describeScript('file', 'a.ps1', bytes)).toMatchObject({
      ok: true,
      value: { bytes, source: { version: '', signer: null }, signature: { state: 'none' } },
    });
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'script-no-text'],
    ['a program', Buffer.from('MZ\0\0$OutputFile'), 'script-no-text'],
    ['another script', Buffer.from("Get-Process | Out-File 'x'"), 'script-no-output-file'],
    ['more than any script has', Buffer.alloc(MAX_SCRIPT_BYTES + 1, ' '), 'script-too-large'],
  ])('is refused: %s', async (_, bytes, code) => {
    const path = join(tempStick(), 'a.ps1');
    writeFileSync(path, bytes);
    expect(await readScriptFile(path)).toMatchObject({ ok: false, error: { code } });
  });

  it('that is not there says so', async () => {
    expect(await readScriptFile('/nowhere/a.ps1')).toEqual({
      ok: false,
      error: { code: 'script-unreadable', errno: 'ENOENT' },
    });
  });
});

describe('a package of the script', () => {
  it('gives the script and its version', async () => {
    const read = await readScriptPackage(scriptPackage());
    expect(read.ok && read.value.version).toBe(ESTABLISHED_VERSION);
    expect(read.ok && Buffer.compare(read.value.script, ESTABLISHED_SCRIPT)).toBe(0);
  });

  const refused: readonly [string, PackageChange, string][] = [
    ['of something else', { id: 'Other-Script' }, 'other-package'],
    ['without a version', { version: 'newest' }, 'other-package'],
    ['without the script', { script: null }, 'package-no-script'],
    ['with too large a script', { script: Buffer.alloc(MAX_SCRIPT_BYTES + 1) }, 'package-no-script'],
  ];
  it.each(refused)('%s is refused', async (_, change, code) => {
    expect(await readScriptPackage(scriptPackage(change))).toEqual({ ok: false, error: { code } });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a web page', Buffer.from('<!doctype html><title>Sign in to the network</title>')],
    ['a damaged script', damagedPackage()],
  ])('%s is no package', async (_, bytes) => {
    expect(await readScriptPackage(bytes)).toEqual({ ok: false, error: { code: 'not-a-package' } });
  });

  it('a package that is cut off gives an error, never half a script', async () => {
    const whole = scriptPackage();
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        const read = await readScriptPackage(whole.subarray(0, length));
        if (read.ok) expect(Buffer.compare(read.value.script, ESTABLISHED_SCRIPT)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('a file of that name further down is not the script', async () => {
    const zip = zipFile({ 'tools/Get-WindowsAutoPilotInfo.ps1': ESTABLISHED_SCRIPT });
    expect(await readScriptPackage(zip)).toMatchObject({ error: { code: 'other-package' } });
  });
});

/** One byte of the deflated script is another one. */
function damagedPackage(): Buffer {
  const bytes = scriptPackage();
  const at = bytes.indexOf('Get-WindowsAutoPilotInfo.ps1') + 200;
  bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  return bytes;
}

describe('which script a kit has', () => {
  it('its own, by the bytes of the file', () => {
    const kit = fakeKit('1.2.3');
    const own = kit.files.find(({ path }) => path.endsWith('.ps1'));
    expect(kitSourceOf(kit)).toEqual({
      kind: 'built-in',
      name: 'Get-WindowsAutoPilotInfo.ps1',
      version: '1.2.3',
      sha256: own?.sha256,
      signer: null,
    });
  });

  it('a chosen one stands in a folder of its own, beside the kit’s', () => {
    const script = describeScript('file', 'a.ps1', Buffer.from(UNSIGNED));
    if (!script.ok) throw new Error(script.error.code);
    const kit = withChosenScript(fakeKit(), script.value);
    expect(kitSourceOf(kit)).toEqual(script.value.source);
    expect(kit.files.map(({ path }) => path)).toEqual([
      ...fakeKit().files.map(({ path }) => path),
      'hash-courier/script/Get-WindowsAutoPilotInfo.ps1',
    ]);
  });
});
