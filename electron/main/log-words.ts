/**
 * What may stand in a log. Guards that no hash, serial, token, name or place gets in: a fact is a number, a truth or a
 * word of our own, and of a foreign text only plain words stay.
 */
import { constants } from 'node:os';

/** Names of ours: codes, channels, settings. */
export type LogFacts = Readonly<Record<string, number | boolean | LogWord | readonly LogWord[]>>;
/** A code of ours, such as `store-in-use`; anything else is written as dots. */
export type LogWord = string;

const OUR_WORD = /^[a-z][A-Za-z]*(?:[-:.][A-Za-z*_]+)*$/;
const MAX_WORD = 60;
const LEFT_OUT = '…';

/** Codes of a system, such as ENOSPC and ERR_SQLITE_ERROR. A serial may look like one, so only those that there are. */
const SYSTEM_CODES: ReadonlySet<string> = new Set(Object.keys(constants.errno));
const isSystemCode = (word: string) => SYSTEM_CODES.has(word) || /^ERR_[A-Z_]{2,40}$/.test(word);
const ERROR_KIND = /^[A-Za-z]{0,30}(?:Error|Failure|Exception|Closed)$/;
/** A word of a sentence. Serials have digits or capitals, hashes are long, places have separators. */
const PLAIN_WORD = /^[A-Z]?[a-z]{1,19}[.,:;!?]?$/;
const QUOTED = /'[^'\n]*'|"[^"\n]*"|`[^`\n]*`|“[^”\n]*”|«[^»\n]*»/g;
const MAX_WORDS = 40;

export function logWord(word: LogWord): string {
  return word.length <= MAX_WORD && (OUR_WORD.test(word) || isSystemCode(word)) ? word : LEFT_OUT;
}

/** A foreign text, of which only plain words and codes of the system stay. */
export function plainWords(text: string): string {
  const words = text
    .replace(QUOTED, ` ${LEFT_OUT} `)
    .split(/\s+/, MAX_WORDS)
    .filter((word) => word !== '');
  return words
    .map((word) => (PLAIN_WORD.test(word) || isSystemCode(word.replace(/[.,:;]$/, '')) ? word : LEFT_OUT))
    .filter((word, index, all) => word !== LEFT_OUT || all[index - 1] !== LEFT_OUT)
    .join(' ');
}

/** An error without what it was about: its kind, its code, the plain words of its message, and where it came from. */
export function errorWords(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${logWord(error.code)}` : '';
  const kind = ERROR_KIND.test(error.name) ? error.name : 'Error';
  return [
    `${kind}${code}: ${plainWords(error.message)}`,
    ...framesOf((error.stack ?? '').replace(error.message, '')),
  ].join(' < ');
}

const MAX_FRAMES = 8;

/** `name (file.js:12:3)` of each call, without folders. */
function framesOf(stack: string): readonly string[] {
  return stack
    .split('\n')
    .map((line) =>
      /^\s+at (?:(?:async )?([\w.<>#$ ]{1,80}) \()?(?:.*[\\/])?([\w.-]{1,80}\.[cm]?[jt]s):(\d+):(\d+)\)?$/.exec(line),
    )
    .filter((frame) => frame !== null)
    .slice(0, MAX_FRAMES)
    .map(([, name, file, line, column]) => `${name ?? ''}(${file}:${line}:${column})`);
}
