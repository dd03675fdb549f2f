import { describe, expect, it } from 'vitest';
import { placeFor, type WindowPlace } from '../../../electron/main/window/window-place.ts';

const FULL_HD = { x: 0, y: 0, width: 1920, height: 1040 };
const RIGHT = { x: 1920, y: 0, width: 1920, height: 1080 };
const LAPTOP = { x: 0, y: 0, width: 1366, height: 728 };
const TINY = { x: 0, y: 0, width: 800, height: 560 };
const at = (x: number, y: number, width = 1280, height = 800, isMaximized = false): WindowPlace => ({
  ...{ x, y, width, height, isMaximized },
});

describe('where the window opens', () => {
  const CASES: readonly (readonly [string, WindowPlace | null, Parameters<typeof placeFor>[1], WindowPlace])[] = [
    ['in the middle at first', null, [FULL_HD, RIGHT], at(320, 120)],
    ['smaller than its usual size on a small display', null, [LAPTOP], at(43, 0, 1280, 728)],
    ['where it was', at(100, 50), [FULL_HD], at(100, 50)],
    ['where it was on the second display', at(2000, 50), [FULL_HD, RIGHT], at(2000, 50)],
    ['in the middle where its display has gone', at(2000, 50), [FULL_HD], at(320, 120)],
    ['in the middle where its title bar is above the display', at(100, -60), [FULL_HD], at(320, 120)],
    ['in the middle where its title bar is below it', at(100, 1030), [FULL_HD], at(320, 120)],
    ['in the middle where nothing to grip is in sight', at(1800, 50), [FULL_HD], at(320, 120)],
    ['where it was with enough to grip', at(1700, 50), [FULL_HD], at(1700, 50)],
    ['as large as the display that is there now', at(0, 0, 3000, 2000), [FULL_HD], at(0, 0, 1920, 1040)],
    ['never smaller than it can be used', at(100, 50, 200, 200), [FULL_HD], at(100, 50, 960, 600)],
    ['within a display that is smaller than that', at(0, 0, 200, 200), [TINY], at(0, 0, 800, 560)],
    ['maximized as it was', at(100, 50, 1280, 800, true), [FULL_HD], at(100, 50, 1280, 800, true)],
    ['maximized elsewhere', at(5000, 50, 1280, 800, true), [FULL_HD], at(320, 120, 1280, 800, true)],
    ['where it was while no display is known', at(7, 8), [], at(7, 8)],
  ];
  it.each(CASES)('%s', (_what, kept, displays, expected) => {
    expect(placeFor(kept, displays)).toEqual(expected);
  });
});
