import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { jsonText, printLine } from '../../../electron/cli/terminal/output.ts';

const STEERING = '\u001b[31m \u0007 \u009b2J \u202e \u2066 \u007f \r';

it('a line shows that there is something which would steer the terminal, and does not send it', async () => {
  const stream = new PassThrough();
  printLine(stream, `name ${STEERING}`);
  stream.end();
  expect(await text(stream)).toBe('name \ufffd[31m \ufffd \ufffd2J \ufffd \ufffd \ufffd \ufffd\n');
});

it('leaves every other character as it is', async () => {
  const stream = new PassThrough();
  printLine(stream, 'Serienr. één…\t日本 × “x”');
  stream.end();
  expect(await text(stream)).toBe('Serienr. één…\t日本 × “x”\n');
});

it('JSON says the same without sending it', () => {
  const printed = jsonText({ name: STEERING });
  expect(JSON.parse(printed)).toEqual({ name: STEERING });
  for (const character of STEERING.replace(/[ [\]0-9a-zA-Z]/g, '')) expect(printed).not.toContain(character);
});
