import type { WorkView } from '../../../../shared/ipc/work.ts';
import type { Words } from '../words.ts';
import { outcomeOf } from './work-words.ts';

/**
 * One line for each work that ended between two pictures of them.
 *
 * @param before Undefined at first: what had ended by then is no news.
 */
export function worksNews(
  before: readonly WorkView[] | undefined,
  now: readonly WorkView[],
  words: Words,
): readonly string[] {
  if (before === undefined) return [];
  const over = new Set(before.filter((work) => outcomeOf(work, words) !== null).map(({ work }) => work));
  return now.flatMap((work) => {
    const outcome = over.has(work.work) ? null : outcomeOf(work, words);
    return outcome === null ? [] : [`${outcome.title}. ${outcome.detail}`];
  });
}
