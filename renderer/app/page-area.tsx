import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDepot } from '../bridge/views.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { LoadingRows } from '../ui/loading-rows.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { DepotFailed } from './depot-failed.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { type Page, useNavigation } from './navigation.ts';
import { NoAnswer } from './no-answer.tsx';

const load = {
  sticks: () => import('../features/sticks/sticks-page.tsx'),
  devices: () => import('../features/devices/devices-page.tsx'),
  settings: () => import('../features/settings/settings-page.tsx'),
} as const satisfies Record<Page, unknown>;

const VIEWS = {
  sticks: lazy(() => load.sticks().then(({ SticksPage }) => ({ default: SticksPage }))),
  devices: lazy(() => load.devices().then(({ DevicesPage }) => ({ default: DevicesPage }))),
  settings: lazy(() => load.settings().then(({ SettingsPage }) => ({ default: SettingsPage }))),
} as const satisfies Record<Page, unknown>;

const useStyles = makeStyles({
  page: {
    gridArea: 'page',
    minWidth: 0,
    minHeight: 0,
    overflow: 'auto',
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    borderTopLeftRadius: '8px',
    // Inside, or the ring of a page that fills the window would be cut off.
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  plain: { padding: '0 24px' },
});

/** A page on its way: its title stands at once. */
function Coming({ page }: { readonly page: Page }) {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  return (
    <div className={styles.plain}>
      <PageHeader title={t(`nav.${page}`)} />
      <LoadingRows rows={6} height={44} />
    </div>
  );
}

function View({ page }: { readonly page: Page }) {
  const depot = useDepot();
  if (depot === undefined) {
    return <NoAnswer page={page} waiting={<Coming page={page} />} />;
  }
  // The settings belong to the program and can be read whatever became of the depot.
  if (page !== 'settings') {
    if (depot.state === 'failed') {
      return <DepotFailed failure={depot.failure ?? 'store-not-opened'} page={page} />;
    }
    if (depot.state === 'opening') {
      return <Coming page={page} />;
    }
  }
  const Found = VIEWS[page];
  return <Found key={depot.kind} />;
}

export function PageArea() {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const page = useNavigation((state) => state.page);
  useEffect(() => {
    document.title = `${t(`nav.${page}`)} · Hash Courier`;
  }, [page, t]);
  useEffect(() => {
    // The other pages are read while nobody waits for them.
    const idle = requestIdleCallback(() => void Promise.all(Object.values(load).map((each) => each())));
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <main id="page" tabIndex={-1} className={styles.page}>
      <ErrorBoundary
        key={page}
        fallback={(again) => (
          <div className={styles.plain}>
            <PageHeader title={t(`nav.${page}`)} />
            <ErrorState
              isCard
              title={t('crashed.title')}
              safe={t('crashed.safe')}
              action={<Button onClick={again}>{t('crashed.again')}</Button>}
            />
          </div>
        )}
      >
        <Suspense fallback={<Coming page={page} />}>
          <View page={page} />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
