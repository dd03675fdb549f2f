import type { SettingValues, StageChoice } from '../../../shared/ipc/settings.ts';
import { DEFAULT_KIT_SETTINGS } from '../../../shared/sticks/manifest.ts';
import { DEFAULT_FEED } from '../../core/sticks/kit-source-feed.ts';

export const DEFAULT_SETTINGS: SettingValues = {
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  scriptSource: 'built-in',
  galleryFeed: DEFAULT_FEED,
  largestDriveGib: 128,
  ejectWhenDone: true,
  collectByItself: true,
  prepareAgain: false,
  outTooLongDays: 30,
  clearCollected: false,
  sounds: true,
  notifications: true,
  keepInTray: false,
  startAtSignIn: false,
};

export const DEFAULT_STAGE: StageChoice = {
  tenant: '',
  batch: '',
  groupTag: '',
  orderId: '',
  kit: DEFAULT_KIT_SETTINGS,
};
