import { Button, makeStyles } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { usePolite } from '../../ui/polite.tsx';
import { activeFacets, NO_FILTER } from './device-filter.ts';
import { useDevicesView } from './devices-view.ts';
import type { PagesSnapshot } from './table/device-pages.ts';
import { DeviceTable } from './table/device-table.tsx';
import { devicePages } from './table/use-device-pages.ts';
import { useDeviceFacets } from './use-device-facts.ts';
import { useFacetNames } from './use-facet-names.ts';

const useStyles = makeStyles({
  state: { flexGrow: 1, padding: '0 24px' },
});

const ROWS_LOADING = 12;
const ROW_PX = 44;
/** Said once typing has stopped, not with each letter. */
const SAID_AFTER_MS = 800;

/** The table, or what stands in its place while there is none to show. */
export function DeviceList({ snapshot }: { readonly snapshot: PagesSnapshot }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const { total, hasFailed } = snapshot;
  useSaidTotal(snapshot);
  if (hasFailed) {
    return (
      <ErrorState
        title={t('table.error.title')}
        safe={t('table.error.safe')}
        action={
          <Button appearance="primary" onClick={() => devicePages.refresh()}>
            {t('table.error.again')}
          </Button>
        }
      />
    );
  }
  if (total === null) {
    return (
      <div className={styles.state}>
        <LoadingRows rows={ROWS_LOADING} height={ROW_PX} />
      </div>
    );
  }
  if (total === 0) return <NoResults snapshot={snapshot} />;
  return <DeviceTable snapshot={snapshot} />;
}

/** Names the filters that nothing meets. */
function NoResults({ snapshot }: { readonly snapshot: PagesSnapshot }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const { filter } = snapshot.query;
  const setFilter = useDevicesView((view) => view.setFilter);
  const nameOf = useFacetNames(useDeviceFacets(filter.stickId !== null));
  const names = [
    ...(filter.search.trim() === '' ? [] : [t('noResults.search', { text: filter.search.trim() })]),
    ...(filter.only === 'all' ? [] : [t(`chips.${filter.only}`)]),
    ...activeFacets(filter).map((facet) =>
      t('filters.active', { name: t(`filters.${facet}`), value: nameOf(facet, filter) }),
    ),
  ];
  // Nothing left to decide or to look at is good news and not a search without a find.
  const settled =
    names.length === 1 && (filter.only === 'conflict' || filter.only === 'attention') ? filter.only : null;
  return (
    <div className={styles.state}>
      <EmptyState
        title={settled === null ? t('noResults.title') : t(`noResults.settled.${settled}`)}
        text={settled === null ? t('noResults.text', { filters: format.list(names) }) : t('noResults.settled.text')}
        action={
          <Button appearance="primary" size="large" onClick={() => setFilter(NO_FILTER)}>
            {t('filters.clear')}
          </Button>
        }
      />
    </div>
  );
}

/** How many devices another filter shows, for those who do not see the number. */
function useSaidTotal({ generation, total }: PagesSnapshot): void {
  const { t } = useTranslation('devices');
  const say = usePolite();
  // biome-ignore lint/correctness/useExhaustiveDependencies: said of another filter, not of devices that come in
  useEffect(() => {
    if (total === null || generation < 2) return;
    const timer = setTimeout(() => say(t('table.shown', { count: total })), SAID_AFTER_MS);
    return () => clearTimeout(timer);
  }, [generation]);
}
