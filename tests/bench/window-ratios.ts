import { buildAppIfStale } from '../../build/build-app.ts';
import { findChromium } from '../../build/engines.ts';
import { atMost, type Ratio } from './ratio.ts';
import { measureFirstPaint } from './window/first-paint.ts';
import { measureInsertion } from './window/insertion.ts';
import { measureLargeList } from './window/large-list.ts';

/** Our own mark: what it was when the frame came before the page. */
const GOAL_PAGE_RATIO = 1.7;
const GOAL_SCRIPT_BYTES = 600_000;
const GOAL_KEYSTROKE_MS = 100;
const GOAL_FRAME_MS = 32;
const GOAL_HEAP_MIB = 150;
const GOAL_INSERTION_MS = 300;
const GOAL_INPUT_MS = 50;

/** The window, as shares of what it may take; in Electron where its binary is, else in the stand-in. */
export async function windowRatios(): Promise<readonly Ratio[]> {
  await buildAppIfStale();
  // The browser that a person would see, where one is here: a headless shell lacks its parts, and starts without them.
  const shown = findChromium(true);
  if (shown !== null) process.env.CHROMIUM_PATH = shown;
  const paint = await measureFirstPaint();
  const insertionMs = await measureInsertion();
  const list = await measureLargeList();
  const goal = (name: string, value: number, most: number, unit: string) =>
    atMost(`window, ${name} against ${most} ${unit}`, value / most, 1);
  return [
    atMost('window, first useful paint (its frame) over an empty page in the same host', paint.frameRatio, 1.2),
    atMost('window, its page drawn over an empty page in the same host', paint.pageRatio, GOAL_PAGE_RATIO),
    goal('script until then, gzip,', paint.scriptBytes, GOAL_SCRIPT_BYTES, 'bytes'),
    goal('a stick plugged in until its card is shown', insertionMs, GOAL_INSERTION_MS, 'ms'),
    goal('100,000 devices: a letter until its answer is painted (95 %)', list.keystrokeMs, GOAL_KEYSTROKE_MS, 'ms'),
    goal('100,000 devices: the longest frame of scrolling', list.longestFrameMs, GOAL_FRAME_MS, 'ms'),
    goal('100,000 devices: a frame of scrolling (99 %)', list.frameMs, GOAL_FRAME_MS, 'ms'),
    goal('100,000 devices: heap of the page', list.heapMiB, GOAL_HEAP_MIB, 'MiB'),
    goal('50 changes a second for a minute: a key until its paint (95 %)', list.inputMs, GOAL_INPUT_MS, 'ms'),
  ];
}
