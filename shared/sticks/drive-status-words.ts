import type { DriveStatusCode } from './drive-status.ts';

/** What a person reads of one status: a chip of one to three words, why, and what to do about it. */
export interface StatusWords {
  readonly label: string;
  readonly reason: string;
  readonly action: string;
}

export const DRIVE_STATUS_WORDS: Readonly<Record<DriveStatusCode, Readonly<Record<'en' | 'nl', StatusWords>>>> = {
  system: {
    en: {
      label: 'System drive',
      reason: 'This PC runs from this drive.',
      action: 'Never written to. Choose a USB stick.',
    },
    nl: {
      label: 'Systeemstation',
      reason: 'Deze pc werkt vanaf dit station.',
      action: 'Hier schrijven we nooit op. Kies een USB-stick.',
    },
  },
  unknown: {
    en: {
      label: 'Unknown drive',
      reason: 'The system does not say that this is a removable drive.',
      action: 'Never written to. Choose a USB stick.',
    },
    nl: {
      label: 'Onbekend station',
      reason: 'Het systeem meldt niet dat dit een verwisselbaar station is.',
      action: 'Hier schrijven we nooit op. Kies een USB-stick.',
    },
  },
  locked: {
    en: {
      label: 'Locked',
      reason: 'The drive is encrypted and locked.',
      action: 'Unlock it in the file manager, then it appears here as it is.',
    },
    nl: {
      label: 'Vergrendeld',
      reason: 'Het station is versleuteld en vergrendeld.',
      action: 'Ontgrendel het in de bestandsverkenner; daarna verschijnt het hier gewoon.',
    },
  },
  'no-file-system': {
    en: {
      label: 'Not formatted',
      reason: 'There is no file system on the drive.',
      action: 'Format it in Windows as exFAT or NTFS. Hash Courier never formats.',
    },
    nl: {
      label: 'Niet geformatteerd',
      reason: 'Er staat geen bestandssysteem op het station.',
      action: 'Formatteer het in Windows als exFAT of NTFS. Hash Courier formatteert nooit.',
    },
  },
  'not-mounted': {
    en: {
      label: 'Not opened',
      reason: 'The drive has a file system, but the system has not opened it.',
      action: 'Open the drive once in the file manager.',
    },
    nl: {
      label: 'Niet geopend',
      reason: 'Het station heeft een bestandssysteem, maar het systeem heeft het niet geopend.',
      action: 'Open het station één keer in de bestandsverkenner.',
    },
  },
  unreadable: {
    en: {
      label: 'Not readable',
      reason: 'The system cannot read the drive: it is locked with BitLocker, not formatted, or damaged.',
      action: 'Open the drive in the file manager and see what Windows says.',
    },
    nl: {
      label: 'Niet leesbaar',
      reason: 'Het systeem kan het station niet lezen: vergrendeld met BitLocker, niet geformatteerd of beschadigd.',
      action: 'Open het station in de bestandsverkenner en kijk wat Windows meldt.',
    },
  },
  'read-only': {
    en: {
      label: 'Read-only',
      reason: 'The drive is write-protected.',
      action: 'Move the lock slide on the stick or card, or take another one.',
    },
    nl: {
      label: 'Alleen-lezen',
      reason: 'Het station is beveiligd tegen schrijven.',
      action: 'Verzet het schuifje op de stick of kaart, of neem een andere.',
    },
  },
  'too-small': {
    en: {
      label: 'Too small',
      reason: 'The drive is too small for the kit and its captures.',
      action: 'Take a larger stick.',
    },
    nl: {
      label: 'Te klein',
      reason: 'Het station is te klein voor de kit en de vastleggingen.',
      action: 'Neem een grotere stick.',
    },
  },
  'not-enough-space': {
    en: {
      label: 'Not enough space',
      reason: 'There is not enough free space on the drive.',
      action: 'Make room on it yourself, or take another stick. We never delete your files.',
    },
    nl: {
      label: 'Te weinig ruimte',
      reason: 'Er is te weinig vrije ruimte op het station.',
      action: 'Maak er zelf ruimte op, of neem een andere stick. Wij verwijderen uw bestanden nooit.',
    },
  },
  'too-large': {
    en: {
      label: 'Over 128 GB',
      reason: 'The drive is larger than 128 GB, more likely a disk than a stick.',
      action: 'Choose it yourself if it is the right one.',
    },
    nl: {
      label: 'Meer dan 128 GB',
      reason: 'Het station is groter dan 128 GB, eerder een schijf dan een stick.',
      action: 'Kies het zelf als het de juiste is.',
    },
  },
  virtual: {
    en: {
      label: 'Virtual drive',
      reason: 'This drive is a disk image or another virtual drive.',
      action: 'Choose it yourself if that is what you want.',
    },
    nl: {
      label: 'Virtueel station',
      reason: 'Dit station is een schijfkopie of een ander virtueel station.',
      action: 'Kies het zelf als dat de bedoeling is.',
    },
  },
  folder: {
    en: {
      label: 'Folder',
      reason: 'This is a folder or a network share, not a stick.',
      action: 'Choose it yourself if the kit must go there.',
    },
    nl: {
      label: 'Map',
      reason: 'Dit is een map of netwerkshare, geen stick.',
      action: 'Kies het zelf als de kit daarheen moet.',
    },
  },
};
