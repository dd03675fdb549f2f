import { useEffect, useRef } from 'react';
import { type SectionName, useSettingsPageView } from './settings-view.ts';

/** A section counts as read once it is in this upper part of the page, below the page's head. */
const READING_LINE = '-71px 0px -65% 0px';
/** What a person scrolls by. */
const SCROLLS = ['wheel', 'keydown', 'pointerdown'] as const;

/** Which section is at the top, and how to go to one. The heading takes the focus, so that Tab goes on from there. */
export function useSectionInSight(sections: readonly SectionName[]) {
  const { section, setSection } = useSettingsPageView();
  const elements = useRef(new Map<SectionName, HTMLElement>());
  // The last sections cannot come to the top: what was gone to stays until a person scrolls.
  const isGoneTo = useRef(false);
  const key = sections.join();
  useEffect(() => {
    const release = () => {
      isGoneTo.current = false;
    };
    for (const event of SCROLLS) window.addEventListener(event, release, { passive: true, capture: true });
    return () => {
      for (const event of SCROLLS) window.removeEventListener(event, release, { capture: true });
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other sections are other elements
  useEffect(() => {
    const seen = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          seen[isIntersecting ? 'add' : 'delete'](target);
        }
        const first = [...elements.current].find(([, element]) => seen.has(element));
        if (first !== undefined && !isGoneTo.current) {
          setSection(first[0]);
        }
      },
      { root: document.getElementById('page'), rootMargin: READING_LINE },
    );
    for (const element of elements.current.values()) {
      observer.observe(element);
    }
    return () => observer.disconnect();
  }, [key, setSection]);

  return {
    open: sections.includes(section) ? section : (sections[0] ?? 'preparing'),
    refOf: (name: SectionName) => (element: HTMLElement | null) => {
      if (element !== null) {
        elements.current.set(name, element);
      }
      return () => {
        elements.current.delete(name);
      };
    },
    go: (name: SectionName) => {
      isGoneTo.current = true;
      const element = elements.current.get(name);
      element?.scrollIntoView({ block: 'start' });
      element?.querySelector('h2')?.focus({ preventScroll: true });
      setSection(name);
    },
  };
}
