import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptSignature } from '../../../electron/core/sticks/script-signature.ts';
import { ESTABLISHED_SCRIPT, ESTABLISHED_SIGNER } from '../../support/script-package.ts';

const SIGNED = ESTABLISHED_SCRIPT.toString('latin1');
const BLOCK = SIGNED.slice(SIGNED.indexOf('# SIG #'));

function signedWith(bytes: Uint8Array): string {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/(.{64})/g, '$1\r\n# ');
  return `'x'\r\n# SIG # Begin signature block\r\n# ${lines}\r\n# SIG # End signature block\r\n`;
}

const MESSAGE = Buffer.from(BLOCK.replaceAll(/^# SIG #.*|^# |\r\n/gm, ''), 'base64');

describe('the signature block of a script', () => {
  it('names the signer, not the authority that is in it too', () => {
    expect(scriptSignature(SIGNED)).toEqual({ state: 'present', signer: ESTABLISHED_SIGNER });
  });

  it('is the same with other line ends', () => {
    expect(scriptSignature(SIGNED.replaceAll('\r\n', '\n'))).toMatchObject({ signer: ESTABLISHED_SIGNER });
  });

  it('is none where a script has none, or only speaks of one', () => {
    expect(scriptSignature("'x'\r\n")).toEqual({ state: 'none' });
    expect(scriptSignature("'# SIG # Begin signature block'\r\n")).toEqual({ state: 'none' });
  });

  it.each([
    ['cut off', BLOCK.slice(0, 2000)],
    ['without a line', BLOCK.replace(/\r\n# .*/, '')],
    ['empty', '# SIG # Begin signature block\r\n# SIG # End signature block\r\n'],
    ['of a text', signedWith(Buffer.from('no message at all'))],
    ['of nothing but a length', signedWith(Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]))],
  ])('is unreadable %s', (_, text) => {
    expect(scriptSignature(text)).toEqual({ state: 'unreadable' });
  });

  it('never throws for a damaged message', () => {
    expect(scriptSignature(signedWith(MESSAGE))).toMatchObject({ state: 'present' });
    fc.assert(
      fc.property(fc.nat(MESSAGE.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(MESSAGE);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(['unreadable', 'present']).toContain(scriptSignature(signedWith(damaged)).state);
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void scriptSignature(signedWith(bytes))));
  });
});
