/** Collecting from the file systems that sticks have. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeCaptures } from './collect-support/capture-folder.ts';
import { countRows, type Depot, openDepot } from './collect-support/depot.ts';
import { skipsMounts } from './file-systems/mount-support.ts';
import { makeVirtualStick, type VirtualStick } from './file-systems/virtual-stick.ts';

/** More than one thread is given at a time. */
const CAPTURES = 450;
const PULLED = 2400;

let depot: Depot;
let stick: VirtualStick;

describe.skipIf(skipsMounts('collecting from sticks')).each(['exfat', 'ntfs', 'ext4'] as const)(
  'a stick with %s',
  (fileSystem) => {
    beforeEach(async () => {
      depot = await openDepot();
      stick = makeVirtualStick(fileSystem, 96);
    });
    afterEach(async () => {
      await depot.close();
      stick.dispose();
    });

    it('gives all of its 450 captures, and only once', async () => {
      writeCaptures(stick.root, 0, CAPTURES);
      stick.remount('read-only');
      expect(await depot.collect({ root: stick.root, stick: null })).toMatchObject({
        captures: CAPTURES,
        new: CAPTURES,
        stopped: null,
      });
      expect(await depot.collect({ root: stick.root, stick: null })).toMatchObject({
        captures: CAPTURES,
        new: 0,
        seenBefore: CAPTURES,
      });
      expect(await countRows(depot.store, 'captures')).toBe(CAPTURES);
    });

    it('that is pulled out in the middle leaves what was stored, and the rest comes with the next time', async () => {
      // More than is read ahead of the first commit.
      writeCaptures(stick.root, 0, PULLED);
      let isPulled = false;
      const first = await depot.collect({ root: stick.root, stick: null }, () => {
        if (!isPulled) stick.vanish(fileSystem === 'ext4' ? 'unmounted' : 'killed');
        isPulled = true;
      });
      expect(first.stopped).toMatchObject({ reason: 'source-gone' });
      expect(await countRows(depot.store, 'captures')).toBe(first.captures);
      expect(first.captures).toBeLessThan(PULLED);
      stick.plugIn();
      const second = await depot.collect({ root: stick.root, stick: null });
      expect(second).toMatchObject({
        captures: PULLED,
        new: PULLED - first.captures,
        seenBefore: first.captures,
        stopped: null,
      });
      expect(await countRows(depot.store, 'captures')).toBe(PULLED);
    });
  },
);
