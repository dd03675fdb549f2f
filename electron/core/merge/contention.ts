import { outlineField, type RowOutline } from './row-outline.ts';

/**
 * Finds the rows that may share a device or a serial number with another row. All others are a device of their own,
 * and nothing of them needs to be kept in memory to know that.
 */
export interface Contention {
  /** Adds the rows of the next part, in order. */
  add(outline: RowOutline): void;
  /** Numbers of the rows, counted from 0 over all parts. */
  readonly rows: ReadonlySet<number>;
}

export function createContention(): Contention {
  const rows = new Set<number>();
  const identities: number[] = [];
  const firstByIdentity = new Map<number, number>();
  const firstBySerial = new Map<number, number>();

  function meet(first: number | undefined, row: number): void {
    if (first === undefined) return;
    rows.add(first);
    rows.add(row);
  }

  return {
    rows,
    add(outline) {
      for (let index = 0; index < outline.rowCount; index++) {
        const row = identities.length;
        const key = outlineField(outline, index, 'identity');
        identities.push(key);
        if (key === 0) continue;
        const sameDevice = firstByIdentity.get(key);
        if (sameDevice === undefined) firstByIdentity.set(key, row);
        else meet(sameDevice, row);
        for (const field of ['serial', 'hashSerial'] as const) {
          const serialKey = outlineField(outline, index, field);
          if (serialKey === 0) continue;
          const first = firstBySerial.get(serialKey);
          if (first === undefined) firstBySerial.set(serialKey, row);
          else if (identities[first] !== key) meet(first, row);
        }
      }
    },
  };
}
