import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPracticeDepot, type PracticeDepotOptions } from '../../../electron/core/practice/practice-depot.ts';
import { devicesOf } from '../../../electron/core/practice/practice-devices.ts';
import { createPracticePorts } from '../../../electron/core/practice/practice-ports.ts';
import { FakeTimer } from '../sticks/stage-fakes.ts';
import { tempStick } from '../sticks/temp-stick.ts';

async function depotAt(folder: string, options: PracticeDepotOptions = {}) {
  const made = await createPracticeDepot(folder, options);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

describe('a practice depot', () => {
  it.each([
    { what: 'is gone on with where that is asked', options: { isKept: true }, isThere: true },
    { what: 'is made anew otherwise', options: {}, isThere: false },
    { what: 'is made anew for another number of sticks', options: { isKept: true, sticks: 5 }, isThere: false },
  ])('$what', async ({ options, isThere }) => {
    const folder = tempStick();
    const depot = await depotAt(folder);
    renameSync(join(depot.pluggedFolder, 'stick-2'), join(depot.drawerFolder, 'stick-2'));
    writeFileSync(join(depot.drawerFolder, 'stick-2', 'go.cmd'), 'kit');
    await depotAt(folder, options);
    expect(existsSync(join(depot.drawerFolder, 'stick-2', 'go.cmd'))).toBe(isThere);
    expect(readdirSync(depot.pluggedFolder)).toHaveLength(isThere ? 3 : (options.sticks ?? 4));
  });

  it('never takes a folder of somebody else', async () => {
    const folder = tempStick();
    mkdirSync(join(folder, 'plugged'));
    expect(await createPracticeDepot(folder, { isKept: true })).toMatchObject({
      ok: false,
      error: { code: 'not-a-practice-depot' },
    });
    expect(readdirSync(folder)).toEqual(['plugged']);
  });

  it('has twelve devices for its four sticks, one of them twice, and three more for each stick beyond', () => {
    const four = [0, 1, 2, 3].flatMap(devicesOf);
    expect(new Set(four.map(({ capture }) => capture.device)).size).toBe(12);
    expect([four.length, four.filter(({ isAgain }) => isAgain).length]).toEqual([13, 1]);
    const all = Array.from({ length: 40 }, (_, stick) => devicesOf(stick)).flat();
    expect(new Set(all.map(({ capture }) => capture.device)).size).toBe(12 + 36 * 3);
  });
});

describe('a virtual stick', () => {
  it('is listed while it is in, and told when a hand moves it', async () => {
    const depot = await depotAt(tempStick());
    const ports = createPracticePorts(depot, new FakeTimer(), 0);
    let told = 0;
    const stop = ports.hotPlug.onChange(
      () => {
        told += 1;
      },
      () => undefined,
    );
    expect(await ports.move('stick-1', 'out')).toBe(true);
    expect(await ports.move('stick-1', 'out')).toBe(false);
    const listed = await ports.lister.list();
    expect(listed.ok && listed.value.map(({ description }) => description)).toEqual(
      [2, 3, 4].map((number) => `Practice stick ${number}`),
    );
    stop();
    expect([await ports.move('stick-1', 'in'), told]).toEqual([true, 1]);
  });

  it('is ejected into the drawer, and a drive of this PC is not', async () => {
    const depot = await depotAt(tempStick());
    const { ejector, isIn } = createPracticePorts(depot, new FakeTimer(), 0);
    const [stick] = depot.sticks;
    if (stick === undefined) throw new Error('No stick');
    expect(await ejector.eject(stick)).toEqual({ ejected: true });
    expect(await isIn('stick-1')).toBe(false);
    expect(await ejector.eject(stick)).toMatchObject({ ejected: false, reason: 'gone' });
    expect(await ejector.eject({ ...stick, key: '/mnt/real' })).toMatchObject({ reason: 'nothing-to-eject' });
  });
});
