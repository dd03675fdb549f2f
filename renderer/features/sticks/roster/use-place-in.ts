import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

interface Place {
  /** How far below the top of what it scrolls in: what is above it comes and goes. */
  readonly top: number;
  readonly width: number;
}

/** Where an element stands in what it scrolls in, kept up to date. */
export function usePlaceIn(
  scroller: RefObject<HTMLElement | null>,
): readonly [ref: RefObject<HTMLDivElement | null>, place: Place] {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>({ top: 0, width: 0 });
  useLayoutEffect(() => {
    const around = scroller.current;
    const element = ref.current;
    if (around === null || element === null) return;
    const measure = () => {
      const { top, width } = element.getBoundingClientRect();
      const next = {
        top: Math.round(top - around.getBoundingClientRect().top + around.scrollTop),
        width: Math.round(width),
      };
      setPlace((known) => (known.top === next.top && known.width === next.width ? known : next));
    };
    const observer = new ResizeObserver(measure);
    for (const each of [around, element, ...around.children]) observer.observe(each);
    measure();
    return () => observer.disconnect();
  }, [scroller]);
  return [ref, place];
}
