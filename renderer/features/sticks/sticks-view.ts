import { create } from 'zustand';
import type { RosterFilter } from '../../../shared/ipc/sticks.ts';

interface SticksView {
  readonly showsSystemDrives: boolean;
  readonly roster: RosterFilter;
  readonly isStageOpen: boolean;
  readonly toggleSystemDrives: () => void;
  readonly setRoster: (change: Partial<RosterFilter>) => void;
  readonly openStage: (isOpen: boolean) => void;
}

export const WHOLE_ROSTER: RosterFilter = { place: 'all', search: '', sort: 'where', isDescending: false };

/** What the page of the sticks looks like now; kept while another page is open. */
export const useSticksView = create<SticksView>()((set) => ({
  showsSystemDrives: false,
  roster: WHOLE_ROSTER,
  isStageOpen: false,
  toggleSystemDrives: () => set(({ showsSystemDrives }) => ({ showsSystemDrives: !showsSystemDrives })),
  setRoster: (change) => set(({ roster }) => ({ roster: { ...roster, ...change } })),
  openStage: (isStageOpen) => set({ isStageOpen }),
}));
