import type { StickCard } from '../../../../shared/ipc/sticks.ts';
import { DRIVE_STATUS_WORDS } from '../../../../shared/sticks/drive-status-words.ts';
import type { Say } from './say.ts';

/** `SanDisk Ultra 32 GB`; the size once, also where the maker put it into the name. */
export function driveName(card: StickCard, { t, format }: Say): string {
  const name = card.description.trim() || t('card.unnamed');
  if (card.sizeBytes === null) return name;
  const size = format.bytes(card.sizeBytes);
  return name.includes(size) ? name : t('card.nameSize', { name, size });
}

/** Where it is, or was before it was taken out; empty where nobody knows. */
export function drivePlace(card: StickCard, { t }: Say): string {
  const { state } = card;
  // An ejected stick is still where it was until a hand takes it.
  const isThere = card.isIn || (state.is === 'done' && state.notEjected === null);
  if (card.port !== null) return t(isThere ? 'card.port' : 'card.wasInPort', { port: card.port });
  if (card.place === null) return '';
  return isThere ? card.place : t('card.wasIn', { place: card.place });
}

export interface DriveReason {
  readonly code: StickCard['statuses'][number]['code'];
  readonly level: 'error' | 'warning';
  readonly label: string;
  readonly reason: string;
  readonly action: string;
}

/** Why a drive is left out, errors first. The size and the limit of the settings stand in the chip of one too large. */
export function driveReasons(card: StickCard, limitGib: number, { t, language, format }: Say): readonly DriveReason[] {
  const reasons = card.statuses.map(({ code, level }): DriveReason => {
    const words = DRIVE_STATUS_WORDS[code][language];
    if (code !== 'too-large' || card.sizeBytes === null) return { code, level, ...words };
    // A limit of 128 GiB is the one that a stick sold as 128 GB passes: it is said as on the packing.
    const limit = format.bytes(limitGib * 1000 ** 3);
    const label = t('card.overLimit', { size: format.bytes(card.sizeBytes), limit });
    return { code, level, ...words, label, reason: t('card.tooLarge', { limit }) };
  });
  return [...reasons].sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
}

/** `3 other files, left as they are`, and `3 other files` where there is room for no more; null until the drive was read. */
export function cardContents(
  { otherFiles }: StickCard,
  { t }: Say,
): { readonly whole: string; readonly short: string } | null {
  if (otherFiles === null) return null;
  return otherFiles === 0
    ? { whole: t('card.holdsNothing'), short: t('card.nothingElse') }
    : { whole: t('card.otherFiles', { count: otherFiles }), short: t('card.otherFilesShort', { count: otherFiles }) };
}

/** `Stick 7` for a screen reader and for buttons, or what the drive is called where it has no number. */
export function cardLabel(card: StickCard, state: string, say: Say): string {
  return card.number === null
    ? say.t('card.labelNew', { name: driveName(card, say), state })
    : say.t('card.label', { number: card.number, state });
}
