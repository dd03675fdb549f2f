import type { StickManifest } from '../../../shared/sticks/manifest.ts';
import type { RosterStick } from '../store/sticks.ts';

/** What tells a stick from all others. */
export interface StickName {
  readonly number: number;
  /** Null: the id that is on the stick, or a new one where it has none. */
  readonly stickId: string | null;
}

/** Names of sticks that are being prepared and not in the roster yet. Runs at the same time share one. */
export interface NamesUnderWay {
  readonly numbers: Set<number>;
  readonly ids: Set<string>;
  /** Lets one work at a time look at the roster or change it, so that no two runs find the same number free. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

export function createNamesUnderWay(): NamesUnderWay {
  let last: Promise<unknown> = Promise.resolve();
  return {
    numbers: new Set(),
    ids: new Set(),
    inTurn(work) {
      const turn = last.then(work);
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** A name to get where a stick proves none of its own: the number that was shown for it, and the id it is to have. */
export type WishedName = StickName;

/**
 * Names sticks in their order, and notes the names as under way: a stick of ours keeps its id and its number in the
 * roster, a new one gets the lowest free number. A copy of a stick (its files were copied to another one) gets an id and
 * a number of its own.
 *
 * @param manifests What each stick proves of itself; null for one that proves nothing.
 * @param free Numbers that no stick of the roster has, lowest first; two for each stick and one for each under way.
 * @param wishes What a stick that proves nothing is to be called, as far as nobody else is called so.
 */
export function nameSticks(
  manifests: readonly (StickManifest | null)[],
  roster: readonly RosterStick[],
  free: readonly number[],
  underWay: NamesUnderWay,
  newId: () => string,
  wishes: readonly (WishedName | null)[] = [],
): readonly StickName[] {
  const inRoster = new Map(roster.map((stick) => [stick.id, stick]));
  const taken = new Set(roster.map((stick) => stick.number));
  const named = manifests.map(
    (manifest, index): { readonly number: number | null; readonly stickId: string | null } => {
      const wished = manifest === null ? (wishes[index] ?? null) : null;
      const id = manifest?.stickId ?? wished?.stickId ?? null;
      const known = id === null ? undefined : inRoster.get(id);
      const isCopy = id !== null && (underWay.ids.has(id) || (manifest !== null && isOutdated(manifest, known)));
      // A stick of another depot brings a number that may be one of ours; a retired one has given its number away.
      const claimed = manifest?.number ?? wished?.number ?? null;
      const brought = claimed === null || taken.has(claimed) ? null : claimed;
      const own = (isCopy ? null : known?.number) ?? brought;
      const number = own === null || underWay.numbers.has(own) ? null : own;
      if (number !== null) underWay.numbers.add(number);
      if (id !== null && !isCopy) underWay.ids.add(id);
      return { number, stickId: isCopy ? newId() : (wished?.stickId ?? null) };
    },
  );
  // Only now, so that no new stick gets the number on the label of one that is named after it.
  return named.map(({ number: own, stickId }) => {
    const number = own ?? free.find((candidate) => !underWay.numbers.has(candidate)) ?? 0;
    underWay.numbers.add(number);
    return { number, stickId };
  });
}

/** Whether the stick of this id has been prepared again since: then this manifest is on a copy of what it was. */
function isOutdated(manifest: StickManifest, known: RosterStick | undefined): boolean {
  const lastStagedAt = known?.trips[0]?.stagedAt;
  // UTC in one form, so that the order of the texts is the order of the times.
  return lastStagedAt !== undefined && manifest.stagedAt < lastStagedAt;
}
