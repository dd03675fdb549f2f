import type { Locator, Page } from 'playwright-core';
import type { SectionName } from '../../renderer/features/settings/settings-view.ts';
import type { SceneName } from './scenes.ts';
import { type PageName, STANDS_MS } from './shown-page.ts';
import type { Words } from './words.ts';

/** What a state is reached with: the page as it opened, and the window's words in its language. */
export interface Hand {
  readonly page: Page;
  readonly t: Words;
  readonly press: (name: string, role?: 'button' | 'tab' | 'menuitem' | 'radio' | 'option') => Promise<void>;
}

export interface WindowState {
  readonly name: string;
  readonly place: PageName;
  readonly scene: SceneName;
  /** Its colours are read by axe in the other themes as well. */
  readonly isMain?: boolean;
  /** A layer lies over the page. */
  readonly isDialog?: boolean;
  /** A menu is open. It stands beside the landmarks of the page, as menus do. */
  readonly isMenu?: boolean;
  /** The same page as another state, scrolled elsewhere: it differs to the eye only. */
  readonly isScrolled?: boolean;
  /** Goes on loading or waiting for ever. */
  readonly isWaiting?: boolean;
  readonly reach?: (hand: Hand) => Promise<void>;
}

const row = (page: Page, index: number): Locator => page.locator(`#device-row-${index}`);
const serial = (page: Page, index: number) => row(page, index).getByRole('gridcell').nth(1).click();
const select = async (page: Page, ...indexes: number[]) => {
  for (const index of indexes) await row(page, index).getByRole('checkbox').click();
};
// In a narrow window what it lies over is a dialog as well.
const dialog = (page: Page) =>
  page.getByRole('dialog').or(page.getByRole('alertdialog')).last().waitFor({ timeout: STANDS_MS });

const withDialog = (open: (hand: Hand) => Promise<void>) => ({
  isDialog: true,
  reach: async (hand: Hand) => {
    await open(hand);
    await dialog(hand.page);
  },
});

const sticks = {
  empty: { scene: 'empty', isMain: true },
  loading: { scene: 'loading', isWaiting: true },
  error: { scene: 'failing' },
  'plugged-in': { scene: 'choose' },
  'run-of-eight': { scene: 'preparing', isMain: true },
  'run-ended': { scene: 'ended', isMain: true },
  collected: { scene: 'morning', isMain: true },
  'many-collected': { scene: 'many-collected' },
  'many-sticks': { scene: 'many-sticks' },
  'odd-cards': { scene: 'odd', isMain: true },
  'disk-low': { scene: 'disk-low' },
  'what-goes-on-them': {
    scene: 'morning',
    isMain: true,
    ...withDialog(({ press, t }) => press(t('sticks:page.whatGoesOn'))),
  },
  'what-goes-on-them-first': {
    scene: 'no-presets',
    ...withDialog(({ press, t }) => press(t('sticks:page.whatGoesOn'))),
  },
  cancel: { scene: 'preparing', ...withDialog(({ press, t }) => press(t('sticks:run.cancel'))) },
  'choose-it-yourself': {
    scene: 'choose',
    ...withDialog(({ press, t }) =>
      press(t('sticks:act.onDrive', { act: t('sticks:act.choose'), name: 'Samsung T7 500 GB' })),
    ),
  },
  'prepare-again': { scene: 'morning', ...withDialog(({ press, t }) => press(t('sticks:notice.prepareAgain'))) },
  'card-menu': {
    scene: 'morning',
    isMenu: true,
    reach: ({ press, t }) => press(t('sticks:act.more', { number: 7 })),
  },
  'roster-menu': {
    scene: 'morning',
    isMenu: true,
    reach: async ({ page, t }) =>
      page
        .getByRole('table')
        .getByRole('button', { name: t('sticks:roster.more', { number: 3 }) })
        .click(),
  },
  renumber: {
    scene: 'morning',
    ...withDialog(async ({ page, press, t }) => {
      await page
        .getByRole('table')
        .getByRole('button', { name: t('sticks:roster.more', { number: 3 }) })
        .click();
      await press(t('sticks:roster.renumber'), 'menuitem');
    }),
  },
  'roster-none': {
    scene: 'morning',
    reach: async ({ page }) => page.getByRole('searchbox').fill('ANTWERP'),
  },
  'system-drives': { scene: 'ended', reach: ({ press, t }) => press(t('sticks:page.showSystem')) },
  'depot-failed': { scene: 'store-damaged' },
  'depot-in-use': { scene: 'store-in-use' },
  'depot-opening': { scene: 'opening', isWaiting: true },
  'no-answer': {
    scene: 'no-answer',
    isWaiting: true,
    reach: ({ page, t }) => page.getByText(t('noAnswer.title')).waitFor({ timeout: STANDS_MS }),
  },
  shortcuts: { scene: 'morning', ...withDialog(({ page }) => page.keyboard.press('?')) },
} as const satisfies Record<string, Partial<WindowState>>;

const toPage = ({ press, t }: Hand) => press(t('practice:toPage'));

const practice = {
  prepare: { scene: 'practice-new' },
  preparing: { scene: 'practice-preparing' },
  run: { scene: 'practice', isMain: true },
  running: { scene: 'practice-running' },
  back: { scene: 'practice-back' },
  conflict: { scene: 'practice-conflict' },
  export: { scene: 'practice-export' },
  done: { scene: 'practice-done', isMain: true },
  'sticks-new': { scene: 'practice-new', reach: toPage },
  'sticks-preparing': { scene: 'practice-preparing', reach: toPage },
  afresh: { scene: 'practice', ...withDialog(({ press, t }) => press(t('practice:afresh'))) },
} as const satisfies Record<string, Partial<WindowState>>;

const openConflict = async ({ page, press, t }: Hand) => {
  await serial(page, 3);
  await press(t('devices:fix.resolve-conflict'));
  await page.getByRole('radio').first().waitFor();
};
const overview = async ({ page, t }: Hand) => {
  await serial(page, 0);
  await page.getByText(t('devices:drawer.checks')).waitFor();
};
const edit = async ({ page, press, t }: Hand, value: string) => {
  await select(page, 1, 2, 4);
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: t('devices:edit.groupTag') })
    .click();
  await dialog(page);
  await page.getByRole('combobox', { name: t('devices:edit.field.groupTag') }).fill(value);
  await press(t('devices:edit.apply', { count: 3 }));
};

const devices = {
  empty: { scene: 'empty', isMain: true },
  loading: { scene: 'loading', isWaiting: true },
  error: { scene: 'failing' },
  list: { scene: 'morning', isMain: true },
  'no-results': {
    scene: 'morning',
    reach: async ({ page, t }) => {
      await page.getByRole('searchbox').fill('nothing like it');
      await page.getByRole('button', { name: t('devices:filters.clear') }).waitFor();
    },
  },
  filters: { scene: 'morning', isDialog: true, reach: ({ press, t }) => press(t('devices:filters.button')) },
  selection: {
    scene: 'morning',
    isMain: true,
    reach: async (hand) => {
      await select(hand.page, 1, 2, 4);
      await overview(hand);
    },
  },
  'edit-refused': {
    scene: 'morning',
    isDialog: true,
    reach: async (hand) => {
      await edit(hand, 'STORE,NL');
      await hand.page.getByText(hand.t('devices:edit.refused.value-not-carried')).waitFor();
    },
  },
  'edit-told': {
    scene: 'morning',
    reach: async (hand) => {
      await edit(hand, 'STORE-BE');
      await hand.page.getByRole('button', { name: hand.t('devices:edit.undo'), exact: true }).waitFor();
    },
  },
  overview: { scene: 'morning', reach: overview },
  'overview-conflict': { scene: 'morning', reach: async ({ page }) => serial(page, 3) },
  'overview-fix': {
    scene: 'morning',
    reach: async ({ page }) => {
      // A small window does not draw it before it is scrolled to.
      await row(page, 0).hover();
      await page.mouse.wheel(0, 400);
      await serial(page, 14);
    },
  },
  hardware: {
    scene: 'morning',
    reach: async (hand) => {
      await overview(hand);
      await hand.page.getByRole('tab').nth(1).click();
    },
  },
  history: {
    scene: 'morning',
    isMain: true,
    reach: async ({ page }) => {
      await serial(page, 3);
      await page.getByRole('tab').nth(2).click();
    },
  },
  evidence: {
    scene: 'morning',
    ...withDialog(async (hand) => {
      await overview(hand);
      await hand.press(hand.t('devices:drawer.showFile'));
    }),
  },
  conflict: { scene: 'morning', isMain: true, reach: openConflict },
  'conflict-decided': { scene: 'decided', reach: openConflict },
  export: { scene: 'morning', isMain: true, ...withDialog(({ press, t }) => press(t('devices:page.export'))) },
  'works-running': { scene: 'works', isMain: true },
  'works-done': { scene: 'works-done' },
  'works-editing': { scene: 'works-editing' },
  'works-edited': { scene: 'works-edited' },
  undo: {
    scene: 'morning',
    ...withDialog(async ({ page }) => {
      await select(page, 1);
      await page.keyboard.press('Control+z');
    }),
  },
  drop: {
    scene: 'morning',
    isDialog: true,
    reach: async ({ page, t }) => {
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'oem.csv'));
        window.dispatchEvent(new DragEvent('dragenter', { dataTransfer }));
      });
      await page.getByText(t('devices:drop.title')).waitFor();
    },
  },
} as const satisfies Record<string, Partial<WindowState>>;

const toSection =
  (section: SectionName) =>
  async ({ page, t }: Hand) => {
    const button = page
      .getByRole('navigation', { name: t('settings:sections') })
      .getByRole('button', { name: t(`settings:section.${section}`) });
    // A narrow window has no list of the sections.
    if (await button.isVisible()) await button.click();
    else await page.locator(`#section-${section}`).scrollIntoViewIfNeeded();
  };

const settings = {
  preparing: { scene: 'morning', isMain: true },
  collecting: { scene: 'morning', isScrolled: true, reach: toSection('collecting') },
  look: { scene: 'morning', isScrolled: true, reach: toSection('look') },
  sounds: { scene: 'morning', isScrolled: true, reach: toSection('sounds') },
  data: { scene: 'morning', isScrolled: true, reach: toSection('data') },
  keys: { scene: 'morning', isScrolled: true, reach: toSection('keys') },
  about: { scene: 'morning', isMain: true, isScrolled: true, reach: toSection('about') },
  locked: { scene: 'settings-locked' },
  refused: {
    scene: 'morning',
    reach: async ({ page, press, t }) => {
      await page.getByRole('combobox').first().click();
      await press(t('settings:script.options.file'), 'option');
      await page.getByText(t('settings:refused.script-no-output-file')).first().waitFor();
    },
  },
  search: { scene: 'morning', reach: async ({ page }) => page.getByRole('searchbox').fill('e') },
  'search-none': {
    scene: 'morning',
    reach: async ({ page, t }) => {
      await page.getByRole('searchbox').fill('zzz');
      await page
        .getByRole('button', { name: t('settings:clearSearch') })
        .first()
        .waitFor();
    },
  },
} as const satisfies Record<string, Partial<WindowState>>;

type Drafts = Readonly<Record<string, Omit<WindowState, 'name' | 'place'>>>;
const named = (prefix: string, place: PageName, drafts: Drafts): readonly WindowState[] =>
  Object.entries(drafts).map(([name, draft]) => ({ ...draft, name: `${prefix}-${name}`, place }));

/** Every page of the window in every state that a person can see it in. */
export const WINDOW_STATES: readonly WindowState[] = [
  ...named('sticks', 'sticks', sticks),
  ...named('practice', 'sticks', practice),
  ...named('devices', 'devices', devices),
  ...named('settings', 'settings', settings),
];
