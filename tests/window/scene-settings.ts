import type { DepotView } from '../../shared/ipc/app.ts';
import type { Preset, SettingsView, StageChoice } from '../../shared/ipc/settings.ts';
import type { Scene } from './scene.ts';

export const boot: Scene['boot'] = {
  version: '0.1.0',
  electron: '45.4.1',
  isStandIn: true,
  isInstalled: true,
  platform: 'win32',
  locale: 'en-GB',
};

export const openDepot: DepotView = { kind: 'own', state: 'open', failure: null };

export const settings: SettingsView = {
  values: {
    language: 'system',
    theme: 'system',
    density: 'comfortable',
    scriptSource: 'built-in',
    galleryFeed: 'https://gallery.example/api/v2',
    largestDriveGib: 128,
    ejectWhenDone: true,
    collectByItself: true,
    prepareAgain: false,
    outTooLongDays: 30,
    clearCollected: false,
    sounds: true,
    notifications: true,
    keepInTray: true,
    startAtSignIn: false,
  },
  locked: [],
  script: {
    kind: 'built-in',
    name: 'Get-WindowsAutoPilotInfo.ps1',
    version: '0.1.0',
    sha256: '9f310741d8e2b5c04a77d31c9be0625548a1f4d29c3b77e05d16a8cc2b43f9e1',
    signer: null,
  },
  dataFolder: 'C:\\Users\\depot\\AppData\\Local\\hash-courier',
  logFolder: 'C:\\Users\\depot\\AppData\\Local\\hash-courier\\logs',
  wereReset: false,
};

export const stage: StageChoice = {
  tenant: 'Northgate Retail',
  batch: '2026-11-24 B',
  groupTag: 'STORE-NL',
  orderId: 'PO-2026-1184',
  kit: { language: 'system', sound: true, after: 'shutdown', askFor: 'none' },
};

export const presets: readonly Preset[] = [
  { name: 'Stores, Netherlands', choice: stage },
  { name: 'Offices, Belgium', choice: { ...stage, groupTag: 'OFFICE-BE', orderId: '' } },
];
