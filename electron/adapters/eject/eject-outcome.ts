import type { EjectOutcome, EjectReason } from '../../../shared/sticks/stage-reason.ts';
import type { CommandEnd } from './run-command.ts';

const SAID_REASONS: readonly (readonly [RegExp, EjectReason])[] = [
  [/busy|in use|open files/i, 'in-use'],
  [/not authori[sz]ed|permission|must be superuser|not permitted|denied/i, 'no-permission'],
  [/not mounted|no such|not found|could not find|failed to find/i, 'gone'],
];

/** What a command's end means for the drive. The tools have no codes for it, so their words are searched. */
export function ejectOutcome(end: CommandEnd): EjectOutcome {
  switch (end.ended) {
    case 'done':
      return { ejected: true };
    case 'missing':
      return { ejected: false, reason: 'tool-missing', detail: '' };
    case 'too-slow':
      return { ejected: false, reason: 'not-responding', detail: '' };
    case 'failed': {
      const reason = SAID_REASONS.find(([words]) => words.test(end.said))?.[1] ?? 'failed';
      return { ejected: false, reason, detail: end.said };
    }
  }
}
