import { describe, expect, it } from 'vitest';
import { practiceDevice } from '../../../electron/core/practice/practice-device.ts';
import { StoreFailure } from '../../../electron/core/store/store-failure.ts';
import { createLog } from '../../../electron/main/log.ts';

function linesOf(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog((_level, line) => lines.push(line)));
  return lines.join('\n');
}

const { serial, hash } = practiceDevice(3);

describe('the log', () => {
  it('says what happened by codes and counts', () => {
    expect(linesOf((log) => log.note('depot', { kind: 'own', sticks: 8, isOpen: true }))).toBe(
      'depot kind=own sticks=8 isOpen=true',
    );
    expect(linesOf((log) => log.warn('call', { channel: 'devices:page', fields: ['rows.*.serial.too_big'] }))).toBe(
      'call channel=devices:page fields=rows.*.serial.too_big',
    );
  });

  it('says of an error its kind, its code, its plain words and where it came from', () => {
    const error = Object.assign(new TypeError('The disk has no room left'), { code: 'ENOSPC' });
    expect(linesOf((log) => log.fault('bench', error))).toMatch(
      /^bench TypeError ENOSPC: The disk has no room left < .*\(log\.test\.ts:\d+:\d+\)/,
    );
    expect(linesOf((log) => log.fault('store', new StoreFailure('store-disk-full', 'x')))).toContain(
      'StoreFailure store-disk-full:',
    );
  });

  const HOLDERS: readonly (readonly [string, (secret: string) => unknown])[] = [
    ['a fact', (secret) => secret],
    ['a list of facts', (secret) => [secret]],
    ['a sentence', (secret) => new Error(`The device ${secret} is there twice`)],
    ['a quotation', (secret) => new Error(`unexpected token in '${secret}, PC 1'`)],
    ['a path of the kit', (secret) => new Error(`ENOENT: no such file, open '/media/K 1/HashCourier/${secret}/x.csv'`)],
    ['a path of Windows', (secret) => new Error(`EPERM: unlink E:\\HashCourier\\${secret}_2026\\hardwarehash.csv`)],
    ['a path with blanks', (secret) => new Error(`open /media/My Stick/${secret} old/file.csv failed`)],
    ['a line like a call', (secret) => new Error(`x\n    at ${secret} (${secret}.js:1:1)`)],
    ['a row', (secret) => new Error(`row 3: ${secret},,T0mV,INTUNE`)],
    ['the name of an error', (secret) => Object.assign(new Error('x'), { name: secret })],
    ['the code of an error', (secret) => Object.assign(new Error('x'), { code: secret })],
    ['the cause of an error', (secret) => new Error('x', { cause: new Error(secret) })],
    ['a thrown text', (secret) => secret],
    ['a thrown object', (secret) => ({ message: secret, toString: () => secret })],
    ['JSON', (secret) => new SyntaxError(`Unexpected token in JSON: {"serial":"${secret}"}`)],
    ['SQL', (secret) => new Error(`UNIQUE constraint failed: insert into devices values (${secret})`)],
  ];
  const SECRETS: readonly (readonly [string, string])[] = [
    ['a hash', hash],
    ['the beginning of a hash', hash.slice(0, 24)],
    ['a serial', serial],
    ['a serial of figures', '1234567'],
    ['a serial with a dash', 'PF-2XK9QR'],
    ['a serial of capitals', 'MJXKPLQR'],
    ['a SHA-256', 'a82f594e7bc97da4305cb436a7ec40da1f5ab7fa9e130c832dee1945ba74f249'],
    ['a UUID', '4c4c4544-0044-3010-8058-b4c04f4a4d32'],
    ['a token', 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.e30.c2ln'],
    ['a user', 'jan.devries@contoso.example'],
    ['a MAC address', '00:1A:2B:3C:4D:5E'],
  ];
  const CASES = SECRETS.flatMap(([what, secret]) => HOLDERS.map(([holder, make]) => ({ what, holder, secret, make })));

  it.each(CASES)('keeps $what in $holder out', ({ secret, make }) => {
    const held = make(secret);
    const text = linesOf((log) => {
      log.fault('bench', held);
      if (typeof held === 'string') log.note(held, { [held]: held });
      // A list of words is what the facts take, whatever is in them.
      if (Array.isArray(held)) log.note('x', { list: held as string[] });
    });
    expect(text).not.toContain(secret);
    for (const part of secret.split(/[^A-Za-z0-9]+/)) if (part.length >= 4) expect(text).not.toContain(part);
  });
});
