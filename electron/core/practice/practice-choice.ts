import type { StageChoice } from '../../../shared/ipc/settings.ts';
import { DEFAULT_KIT_SETTINGS } from '../../../shared/sticks/manifest.ts';

/** What goes onto virtual sticks unless a person changes it. */
export const PRACTICE_CHOICE: StageChoice = {
  tenant: 'Practice',
  batch: '',
  groupTag: 'STORE',
  orderId: '',
  kit: DEFAULT_KIT_SETTINGS,
};
