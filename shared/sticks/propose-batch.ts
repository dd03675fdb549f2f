const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * A name for the batch of a run where nobody typed one: the day on this PC's calendar and the first letter that is not
 * taken, `2026-11-24 B`; after Z come numbers.
 *
 * @param taken Names of the batches that there are.
 */
export function proposeBatch(nowMs: number, taken: ReadonlySet<string>): string {
  const now = new Date(nowMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const letter = [...LETTERS].find((candidate) => !taken.has(`${day} ${candidate}`));
  if (letter !== undefined) return `${day} ${letter}`;
  let number = LETTERS.length + 1;
  while (taken.has(`${day} ${number}`)) number += 1;
  return `${day} ${number}`;
}
