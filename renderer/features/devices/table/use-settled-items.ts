import type { ReactVirtualizer, VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';

/** Faster than this nobody reads: some thirty screens a second. */
const BLUR_PX_PER_MS = 20;
/** How soon after the rush the rows are there. */
const SETTLED_MS = 60;

/**
 * The rows to draw. While the list rushes by, as under a hand that drags the scroll bar over 100,000 rows, the last ones
 * stay as they are: drawing what is gone in the next frame would cost the frame, and so would asking main for it.
 */
export function useSettledItems(virtualizer: ReactVirtualizer<HTMLDivElement, Element>): readonly VirtualItem[] {
  const items = virtualizer.getVirtualItems();
  const offset = virtualizer.scrollOffset ?? 0;
  const last = useRef({ offset, atMs: 0, items, isRushing: false });
  const [, settle] = useState(0);

  const nowMs = performance.now();
  if (offset !== last.current.offset) {
    const speed = Math.abs(offset - last.current.offset) / Math.max(1, nowMs - last.current.atMs);
    last.current = { offset, atMs: nowMs, items: last.current.items, isRushing: speed > BLUR_PX_PER_MS };
  } else if (nowMs - last.current.atMs >= SETTLED_MS) {
    last.current.isRushing = false;
  }
  const { isRushing } = last.current;
  if (!isRushing) last.current.items = items;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step of the rush puts its end off
  useEffect(() => {
    if (!isRushing) return;
    const timer = setTimeout(() => settle((times) => times + 1), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [isRushing, offset]);
  return last.current.items;
}
