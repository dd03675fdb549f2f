import type { Clock } from '../../core/ports/clock.ts';
import type { Words } from '../words/words.ts';
import { type Output, printLine } from './output.ts';

export interface ProgressState {
  readonly done: number;
  readonly total: number;
  /** Things that were counted, such as `Reading: 2,431 of 5,000 files`, without rate and time. */
  readonly text: string;
}

/** Shows how far a work is: one line that is rewritten on a terminal, a plain line now and then elsewhere. */
export interface ProgressLine {
  show(state: ProgressState): void;
  /** Takes the line away; what was printed as plain lines stays. */
  clear(): void;
}

const REWRITE_MS = 100;
const PLAIN_LINE_MS = 5000;
/** Before this, a rate says more about the start than about the work. */
const FIRST_ESTIMATE_MS = 3000;
const ERASE_LINE = '\r\u001b[2K';

/** @param isQuiet Where the answer is for machines: nothing unless a person watches on a terminal. */
export function createProgressLine(output: Output, clock: Clock, words: Words, isQuiet = false): ProgressLine {
  const isTerminal = output.err.isTTY === true;
  const intervalMs = isTerminal ? REWRITE_MS : PLAIN_LINE_MS;
  const startedMs = clock.nowMs();
  let shownMs = isTerminal ? 0 : startedMs;
  let isLineOpen = false;
  return {
    show(state) {
      const nowMs = clock.nowMs();
      if ((isQuiet && !isTerminal) || nowMs - shownMs < intervalMs) return;
      shownMs = nowMs;
      const line = `${state.text}${estimate(state, nowMs - startedMs, words)}`;
      if (!isTerminal) {
        printLine(output.err, line);
        return;
      }
      output.err.write(ERASE_LINE + line.slice(0, (output.err.columns ?? 80) - 1));
      isLineOpen = true;
    },
    clear() {
      if (isLineOpen) output.err.write(ERASE_LINE);
      isLineOpen = false;
    },
  };
}

function estimate({ done, total }: ProgressState, elapsedMs: number, words: Words): string {
  if (done === 0 || elapsedMs < FIRST_ESTIMATE_MS) return '';
  const aSecond = (done / elapsedMs) * 1000;
  return ` · ${words.aSecond(aSecond)} · ${words.timeLeft(((total - done) / aSecond) * 1000)}`;
}
