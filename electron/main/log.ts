import { renameSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node.js';
import { errorWords, type LogFacts, logWord } from './log-words.ts';

/** What happened, by codes and counts. Nothing else can be written: see `log-words.ts`. */
export interface Log {
  note(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  fault(event: string, error: unknown, facts?: LogFacts): void;
}

const MAX_BYTES = 1024 ** 2;
const NAME = 'hash-courier';

/** Logs into the folder; a file of 1 MiB makes room for the next, and the one before is kept. */
export function openLog(folder: string): Log {
  const logger = electronLog.create({ logId: NAME });
  logger.transports.console.level = false;
  logger.transports.ipc.level = false;
  logger.transports.remote.level = false;
  // Where the file cannot be written, the package would print each line with a stack, by its own logger.
  electronLog.transports.console.writeFn = () => undefined;
  const { file } = logger.transports;
  file.level = 'info';
  file.maxSize = MAX_BYTES;
  file.format = '{iso} {level} {text}';
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.resolvePathFn = () => join(folder, `${NAME}.log`);
  file.archiveLogFn = (old) => {
    try {
      renameSync(old.path, join(folder, `${NAME}.old.log`));
    } catch {
      // A scanner holds one of the two: the file grows until the next try, and no line is lost.
    }
  };
  return createLog((level, line) => logger[level](line));
}

export function createLog(write: (level: 'info' | 'warn' | 'error', line: string) => void): Log {
  return {
    note: (event, facts) => write('info', lineOf(event, facts)),
    warn: (event, facts) => write('warn', lineOf(event, facts)),
    fault: (event, error, facts) => write('error', `${lineOf(event, facts)} ${errorWords(error)}`),
  };
}

function lineOf(event: string, facts: LogFacts = {}): string {
  const pairs = Object.entries(facts).map(([name, value]) => `${logWord(name)}=${valueText(value)}`);
  return [logWord(event), ...pairs].join(' ');
}

function valueText(value: LogFacts[string]): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? logWord(value) : value.map(logWord).join(',');
}
