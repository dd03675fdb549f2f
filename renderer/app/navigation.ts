import { create } from 'zustand';

export const PAGES = ['sticks', 'devices', 'settings'] as const;
export type Page = (typeof PAGES)[number];

interface Navigation {
  readonly page: Page;
  readonly go: (page: Page) => void;
}

/** Which page is open. What a page shows of itself is in its own `<feature>-view.ts`; set that first, then go. */
export const useNavigation = create<Navigation>((set) => ({
  page: 'sticks',
  go: (page) => set({ page }),
}));
