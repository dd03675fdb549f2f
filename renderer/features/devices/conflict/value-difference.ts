/** A piece of a value; the differing ones are underlined. */
export interface ValuePiece {
  readonly text: string;
  readonly differs: boolean;
}

/** Groups of letters and digits with what stands between them, as in UUIDs, MAC addresses and keys. */
const PIECES = /[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu;

/**
 * Two values cut so that what differs can be marked. Whole groups are marked and not single letters: a person compares
 * `b7c04f4d3132` with `c2c04f375033` as one thing.
 */
export function differingPieces(a: string, b: string): readonly [readonly ValuePiece[], readonly ValuePiece[]] {
  const [groupsA, groupsB] = [a.match(PIECES) ?? [], b.match(PIECES) ?? []];
  if (groupsA.length === groupsB.length) {
    const isOther = (index: number) => groupsA[index] !== groupsB[index];
    // A blank between two marked groups is marked with them: `9F31 07AC` is one thing.
    const isBlank = (index: number) => groupsA[index]?.trim() === '' && isOther(index - 1) && isOther(index + 1);
    const differs = (index: number) => isOther(index) || isBlank(index);
    return [marked(groupsA, differs), marked(groupsB, differs)];
  }
  const shorter = Math.min(groupsA.length, groupsB.length);
  let start = 0;
  while (start < shorter && groupsA[start] === groupsB[start]) start += 1;
  let end = 0;
  while (end < shorter - start && groupsA.at(-1 - end) === groupsB.at(-1 - end)) end += 1;
  const inMiddle = (length: number) => (index: number) => index >= start && index < length - end;
  return [marked(groupsA, inMiddle(groupsA.length)), marked(groupsB, inMiddle(groupsB.length))];
}

function marked(groups: readonly string[], differs: (index: number) => boolean): readonly ValuePiece[] {
  const pieces: ValuePiece[] = [];
  for (const [index, text] of groups.entries()) {
    const last = pieces.at(-1);
    if (last?.differs === differs(index)) pieces[pieces.length - 1] = { ...last, text: last.text + text };
    else pieces.push({ text, differs: differs(index) });
  }
  return pieces;
}
