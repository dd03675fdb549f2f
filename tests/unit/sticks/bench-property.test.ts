import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benchView as benchViewSchema } from '../../../shared/ipc/sticks.ts';
import { benchAfter } from '../../../shared/sticks/bench-reduce.ts';
import { type BenchEvent, emptyBench } from '../../../shared/sticks/bench-state.ts';
import { benchView } from '../../../shared/sticks/bench-view.ts';
import { DEFAULT_DRIVE_LIMITS } from '../../../shared/sticks/drive-status.ts';
import {
  added,
  begun,
  doneRow,
  ended,
  failedRow,
  ID_A,
  identified,
  NOW_MS,
  numbers,
  progressed,
  readAs,
  removed,
  runBegan,
  runJoined,
} from './bench-events.ts';

const key = fc.constantFrom('/a', '/b', '/c', '/d');
const port = fc.constantFrom(null, '1', '2', '2.4');
const events: fc.Arbitrary<BenchEvent> = fc.oneof(
  fc.tuple(key, port).map(([at, where]) => added(at, { port: where })),
  key.map((at) => added(at, { isSystem: true })),
  key.map(removed),
  fc.tuple(key, fc.boolean()).map(([at, isOurs]) => identified(at, isOurs ? ID_A : null)),
  key.map((at) => begun(at, ID_A)),
  key.map((at): BenchEvent => ({ type: 'looking', key: at })),
  key.map((at): BenchEvent => ({ type: 'other-stick', key: at })),
  key.map((at): BenchEvent => ({ type: 'left-out', key: at })),
  fc.tuple(key, fc.constantFrom('stranger', 'prepared')).map(([at, is]) => readAs(at, is)),
  key.map((at): BenchEvent => ({ type: 'not-read', key: at, trouble: 'source-gone', captures: 0 })),
  fc.uniqueArray(fc.integer({ min: 1, max: 9 })).map((free) => numbers(...free.toSorted((a, b) => a - b))),
  fc.uniqueArray(key, { minLength: 1 }).map((keys) => runBegan(...keys)),
  key.map((at) => runJoined(at)),
  fc
    .tuple(key, fc.nat(3), fc.nat(3))
    .map(([at, filesWritten, filesVerified]) => progressed(at, { filesWritten, filesVerified })),
  key.map((at) => ended(doneRow(at))),
  key.map((at) => ended(failedRow(at, 'pulled-out'))),
  key.map((at): BenchEvent => ({ type: 'run-left-out', key: at, atMs: NOW_MS })),
  fc.integer({ min: 1, max: 9 }).map((token): BenchEvent => ({ type: 'dismissed', token: `card-${token}` })),
);

describe('whatever happens on a bench', () => {
  it('every view is as the bridge says, every drive has one card, and no two cards one place', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 60 }), (happened) => {
        let state = emptyBench(DEFAULT_DRIVE_LIMITS);
        for (const event of happened) {
          const before = state;
          state = benchAfter(state, event);
          expect(state.revision).toBe(before.revision + Number(state !== before));
          const view = benchView(state, NOW_MS + 5_000);
          expect(benchViewSchema.safeParse(view).error).toBeUndefined();
          const once: readonly (readonly unknown[])[] = [
            view.cards.map(({ slot }) => slot),
            view.cards.map(({ card }) => card),
            state.cards.map(({ drive }) => drive.key),
          ];
          for (const values of once) expect(new Set(values).size).toBe(values.length);
          // A card moves only when its stick comes back in another place.
          for (const { card, slot } of event.type === 'identified' ? [] : before.cards) {
            const now = state.cards.find((other) => other.card === card);
            expect(now?.slot ?? slot).toBe(slot);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
