import { err } from '../../../shared/result.ts';

/** A refusal as channels answer it. */
export function refused<const C extends string>(code: C, detail = '') {
  return err({ code, detail });
}
