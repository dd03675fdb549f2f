import { useEffect, useRef } from 'react';
import { type SectionName, useSettingsPageView } from './settings-view.ts';

/** A section counts as read once its heading is in this upper part of the window. */
const READING_LINE = '-64px 0px -65% 0px';

/** Which section is at the top, and how to go to one. The heading takes the focus, so that Tab goes on from there. */
export function useSectionInSight(sections: readonly SectionName[]) {
  const { section, setSection } = useSettingsPageView();
  const elements = useRef(new Map<SectionName, HTMLElement>());
  const key = sections.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other sections are other elements
  useEffect(() => {
    const seen = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          seen[isIntersecting ? 'add' : 'delete'](target);
        }
        const first = [...elements.current].find(([, element]) => seen.has(element));
        if (first !== undefined) {
          setSection(first[0]);
        }
      },
      { rootMargin: READING_LINE },
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
      const element = elements.current.get(name);
      element?.scrollIntoView({ block: 'start' });
      element?.querySelector('h2')?.focus({ preventScroll: true });
      setSection(name);
    },
  };
}
