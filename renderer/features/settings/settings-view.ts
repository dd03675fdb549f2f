import { create } from 'zustand';

export const SECTIONS = ['preparing', 'collecting', 'look', 'sounds', 'data', 'keys', 'about'] as const;
export type SectionName = (typeof SECTIONS)[number];

interface SettingsPageView {
  readonly search: string;
  /** The section at the top of the page. */
  readonly section: SectionName;
  readonly setSearch: (search: string) => void;
  readonly setSection: (section: SectionName) => void;
}

export const useSettingsPageView = create<SettingsPageView>((set) => ({
  search: '',
  section: 'preparing',
  setSearch: (search) => set({ search }),
  setSection: (section) => set({ section }),
}));
