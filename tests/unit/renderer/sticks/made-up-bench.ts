import { createInstance } from 'i18next';
import type { Say } from '../../../../renderer/features/sticks/words/say.ts';
import { formatFor } from '../../../../renderer/i18n/format.ts';
import english from '../../../../resources/locales/en/sticks.json' with { type: 'json' };
import dutch from '../../../../resources/locales/nl/sticks.json' with { type: 'json' };
import type { BenchView, StageRun, StickCard } from '../../../../shared/ipc/sticks.ts';

/** The page's real words in one language. */
export async function sayIn(language: 'en' | 'nl'): Promise<Say> {
  const i18n = createInstance();
  const sticks = language === 'en' ? english : dutch;
  await i18n.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { sticks } },
    interpolation: { escapeValue: false },
  });
  return { t: i18n.getFixedT(language, 'sticks'), language, format: formatFor(language === 'en' ? 'en-GB' : 'nl') };
}

/** Twelve captures, of which one was there already. */
export const COLLECTED = {
  is: 'collected',
  captures: 12,
  new: 11,
  seenBefore: 1,
  newDevices: 11,
  needsAttention: 0,
  newConflicts: 0,
  kitProblems: 0,
} as const satisfies StickCard['state'];

export function card(some: Partial<StickCard> = {}): StickCard {
  const slot = some.slot ?? 0;
  return {
    card: `drive-${slot}`,
    slot,
    number: 7,
    isIn: true,
    isPractice: false,
    isSystem: false,
    description: 'Practice Ultra',
    sizeBytes: 32_000_000_000,
    port: '2.1',
    place: 'E:',
    batch: '',
    groupTag: '',
    otherFiles: 0,
    statuses: [],
    isSafe: true,
    canPrepare: true,
    state: { is: 'prepared' },
    ...some,
  };
}

export function run(some: Partial<StageRun> = {}): StageRun {
  return {
    run: 'run-1',
    sticks: 3,
    done: 0,
    failed: 0,
    cancelled: 0,
    leftOut: 0,
    again: { failed: 0, cancelled: 0 },
    filesDone: 0,
    filesTotal: 27,
    filesPerSecond: 0,
    leftMs: null,
    isCancelling: false,
    hasEnded: false,
    kitFiles: 9,
    kitBytes: 62_000,
    kitVersion: '1.4',
    choice: {
      tenant: '',
      batch: '',
      groupTag: '',
      orderId: '',
      kit: { language: 'system', sound: true, after: 'ask', askFor: 'none' },
    },
    ...some,
  };
}

export function bench(cards: readonly StickCard[], some: Partial<BenchView> = {}): BenchView {
  return {
    revision: 1,
    cards,
    hiddenSystemDrives: 0,
    run: null,
    notices: [],
    trouble: null,
    isPolling: false,
    isWatching: true,
    ...some,
  };
}
