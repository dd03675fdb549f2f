import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  SearchBox,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsView } from '../../../shared/ipc/settings.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useSettings } from '../../bridge/views.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SafeNote } from '../../ui/safe-note.tsx';
import { useAboutRows, useDataRows, useKeyRows } from './rows-data.tsx';
import { usePreparingRows } from './rows-preparing.tsx';
import { useCollectingRows, useLookRows, useSoundRows } from './rows-program.tsx';
import { SectionList } from './section-list.tsx';
import { SettingCard } from './setting-card.tsx';
import { isFound, type SettingRow } from './setting-row.ts';
import { SECTIONS, type SectionName, useSettingsPageView } from './settings-view.ts';
import { useSectionInSight } from './use-section-in-sight.ts';

/** Wider, and a control would stand too far from its words. */
const WIDEST = '1280px';

const useStyles = makeStyles({
  page: { padding: '0 24px 32px' },
  head: { maxWidth: WIDEST, position: 'sticky', top: 0, zIndex: 2, backgroundColor: tokens.colorNeutralBackground2 },
  box: { display: 'inline-flex', maxWidth: '100%' },
  search: { width: '280px', maxWidth: '100%', minHeight: '40px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: '240px minmax(0, 1fr)',
    columnGap: '32px',
    maxWidth: WIDEST,
    '@media (max-width: 840px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  nothing: { maxWidth: WIDEST },
  sections: { display: 'grid', gap: '24px' },
  section: { display: 'grid', gap: '8px', scrollMarginTop: '72px' },
  title: { margin: 0 },
});

/** Everything that a person can set. Each change is saved at once. */
export function SettingsPage() {
  const styles = useStyles();
  const { t } = useTranslation(['settings', 'shell']);
  const settings = useSettings();
  const { search, setSearch } = useSettingsPageView();
  const box = useRef<HTMLSpanElement>(null);
  useShortcut('Ctrl+F', t('find'), () => box.current?.querySelector('input')?.focus());
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageHeader
          title={t('shell:nav.settings')}
          actions={
            <span ref={box} className={styles.box}>
              <SearchBox
                className={styles.search}
                placeholder={t('find')}
                aria-label={t('find')}
                dismiss={search === '' ? null : { 'aria-label': t('clearSearch') }}
                value={search}
                onChange={(_, { value }) => setSearch(value)}
              />
            </span>
          }
        />
      </div>
      {settings.data !== undefined ? (
        <Sections settings={settings.data} />
      ) : settings.isError ? (
        <ErrorState
          isCard
          title={t('notRead')}
          safe={t('notReadSafe')}
          action={<Button onClick={() => void settings.refetch()}>{t('shell:tryAgain')}</Button>}
        />
      ) : (
        <LoadingRows rows={8} height={60} />
      )}
    </div>
  );
}

function useRows(settings: SettingsView): Readonly<Record<SectionName, readonly SettingRow[]>> {
  return {
    preparing: usePreparingRows(settings),
    collecting: useCollectingRows(settings),
    look: useLookRows(settings),
    sounds: useSoundRows(settings),
    data: useDataRows(settings),
    keys: useKeyRows(),
    about: useAboutRows(),
  };
}

function Sections({ settings }: { readonly settings: SettingsView }) {
  const styles = useStyles();
  const { t } = useTranslation('settings');
  const { search, setSearch } = useSettingsPageView();
  const rows = useRows(settings);
  const found = SECTIONS.map((section) => ({
    section,
    rows: rows[section].filter((row) => isFound(row, t(`section.${section}`), search)),
  })).filter((each) => each.rows.length > 0);
  const sections = found.map(({ section }) => section);
  const { open, go, refOf } = useSectionInSight(sections);
  if (found.length === 0) {
    return (
      <div className={styles.nothing}>
        <EmptyState
          title={t('nothingFound', { search })}
          action={
            <Button appearance="primary" onClick={() => setSearch('')}>
              {t('clearSearch')}
            </Button>
          }
        />
      </div>
    );
  }
  return (
    <div className={styles.columns}>
      <SectionList sections={sections} open={open} onGo={go} />
      <div className={styles.sections}>
        {settings.wereReset && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{t('wereReset')}</MessageBarTitle>
              {t('wereResetText')}
            </MessageBarBody>
          </MessageBar>
        )}
        {found.map(({ section, rows: shown }) => (
          <section key={section} ref={refOf(section)} className={styles.section} aria-labelledby={`section-${section}`}>
            <Subtitle2 as="h2" id={`section-${section}`} className={styles.title} tabIndex={-1}>
              {t(`section.${section}`)}
            </Subtitle2>
            <SettingCard rows={shown} />
            {section === 'data' && <SafeNote strong={t('safe')}>{t('safeText')}</SafeNote>}
          </section>
        ))}
      </div>
    </div>
  );
}
