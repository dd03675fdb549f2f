import type { Rectangle } from 'electron';
import { z } from 'zod';

/** Where the window stood when it was last closed. */
export const windowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlace>;

export const USUAL_SIZE = { width: 1280, height: 800 } as const;
export const SMALLEST_SIZE = { width: 960, height: 600 } as const;

/** As much of the title bar has to be in sight as a hand needs to move the window. */
const GRIP = { width: 160, height: 40 } as const;

/**
 * The place that a window gets: the kept one where its title bar can be reached on a display that is there now, else the
 * middle of the first display. Never larger than the display.
 *
 * @param workAreas Of the displays, the main one first.
 */
export function placeFor(kept: WindowPlace | null, workAreas: readonly Rectangle[]): WindowPlace {
  const place = kept ?? { x: 0, y: 0, ...USUAL_SIZE, isMaximized: false };
  const [main] = workAreas;
  if (main === undefined) return place;
  const home = kept === null ? undefined : workAreas.find((area) => isReachable(place, area));
  const area = home ?? main;
  const width = Math.min(Math.max(place.width, SMALLEST_SIZE.width), area.width);
  const height = Math.min(Math.max(place.height, SMALLEST_SIZE.height), area.height);
  if (home !== undefined) return { ...place, width, height };
  return {
    width,
    height,
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    isMaximized: place.isMaximized,
  };
}

function isReachable(place: WindowPlace, area: Rectangle): boolean {
  const inSight = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
  return inSight >= GRIP.width && place.y >= area.y && place.y + GRIP.height <= area.y + area.height;
}
