import { Button, makeStyles, SearchBox, Subtitle2, tokens } from '@fluentui/react-components';
import { WarningFilled } from '@fluentui/react-icons';
import { type RefObject, useRef, useState } from 'react';
import type { RosterFilter, RosterView } from '../../../../shared/ipc/sticks.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { useSettings } from '../../../bridge/views.ts';
import { Chip } from '../../../ui/chip.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingRows } from '../../../ui/loading-rows.tsx';
import { useTrouble } from '../../../ui/use-trouble.ts';
import { useSticksView, WHOLE_ROSTER } from '../sticks-view.ts';
import { PLACE_WORDS } from '../words/places.ts';
import { useSay } from '../words/use-say.ts';
import { RenumberDialog } from './renumber-dialog.tsx';
import { RosterTable } from './roster-table.tsx';
import { useRosterActs } from './use-roster-acts.ts';
import { ROSTER_PAGE, useRosterPages } from './use-roster-pages.ts';

const ROW_HEIGHTS = { comfortable: 44, compact: 34 } as const;
const SEARCH_LIMIT = 200;

const useStyles = makeStyles({
  roster: { display: 'flex', flexDirection: 'column', gap: '12px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  title: { margin: '0 8px 0 0' },
  chips: { display: 'flex', flexWrap: 'wrap', gap: '8px', margin: 0, padding: 0, border: 'none' },
  search: { marginLeft: 'auto', width: '248px', display: 'flex' },
  field: { flexGrow: 1, minWidth: 0, height: '32px' },
  note: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '16px',
    padding: '24px 16px',
    borderRadius: '8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
  },
});

const CHIPS = [
  ['all', 'all'],
  ['here', 'here'],
  ['out', 'out'],
  ['out-too-long', 'outTooLong'],
  ['shelf', 'shelf'],
  ['retired', 'retired'],
] as const satisfies readonly (readonly [RosterFilter['place'], keyof RosterView['counts']])[];

/** All sticks of the depot: where each is, what it brought, and what a person can say of it. */
export function Roster({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) {
  const styles = useStyles();
  const say = useSay();
  const trouble = useTrouble();
  const { t } = say;
  const filter = useSticksView((view) => view.roster);
  const setFilter = useSticksView((view) => view.setRoster);
  const rowHeight = ROW_HEIGHTS[useSettings().data?.values.density ?? 'comfortable'];
  const [sight, setSight] = useState<readonly [number, number]>([0, 0]);
  const pages = useRosterPages(filter, ...sight);
  const acts = useRosterActs();
  const search = useRef<HTMLSpanElement>(null);
  useShortcut('Ctrl+F', t('shortcut.search'), () => search.current?.querySelector('input')?.select());
  const { view } = pages;
  const counts = view?.counts;
  const onSight = (first: number, last: number) =>
    setSight((known) =>
      pageOf(known[0]) === pageOf(first) && pageOf(known[1]) === pageOf(last) ? known : [first, last],
    );
  const place = t(PLACE_WORDS[filter.place]);
  const isFiltered = filter.place !== 'all' || filter.search.trim() !== '';
  return (
    <section className={styles.roster} aria-label={t('page.allSticks')}>
      <div className={styles.head}>
        <Subtitle2 as="h2" className={styles.title}>
          {t('page.allSticks')}
        </Subtitle2>
        <fieldset className={styles.chips} aria-label={t('roster.filter')}>
          {CHIPS.map(([of, count]) =>
            of === 'retired' && (counts?.retired ?? 0) === 0 && filter.place !== 'retired' ? null : (
              <Chip
                key={of}
                pressed={filter.place === of}
                onToggle={() => setFilter({ place: of })}
                {...(counts === undefined ? {} : { count: counts[count] })}
                {...(of === 'out-too-long' ? { icon: <WarningFilled aria-hidden />, look: 'attention' as const } : {})}
              >
                {t(PLACE_WORDS[of])}
              </Chip>
            ),
          )}
        </fieldset>
        <span ref={search} className={styles.search}>
          <SearchBox
            className={styles.field}
            placeholder={t('roster.search')}
            aria-label={t('roster.search')}
            dismiss={{ 'aria-label': t('roster.clearSearch') }}
            value={filter.search}
            onChange={(_, { value }) => setFilter({ search: value.slice(0, SEARCH_LIMIT) })}
          />
        </span>
      </div>
      {view === undefined ? (
        pages.isError ? (
          <ErrorState
            title={t('roster.errorTitle')}
            text={trouble(null)}
            safe={t('roster.errorSafe')}
            action={<Button onClick={pages.readAgain}>{t('roster.readAgain')}</Button>}
          />
        ) : (
          <LoadingRows rows={6} height={rowHeight} />
        )
      ) : view.total === 0 ? (
        <div className={styles.note}>
          {isFiltered ? (
            <>
              <span>
                <strong>{t('roster.noneTitle')}</strong>{' '}
                {filter.search.trim() === ''
                  ? t('roster.nonePlace', { place })
                  : t('roster.noneSearch', { search: filter.search.trim(), place })}
              </span>
              <Button onClick={() => setFilter({ place: WHOLE_ROSTER.place, search: '' })}>{t('roster.clear')}</Button>
            </>
          ) : (
            t('roster.empty')
          )}
        </div>
      ) : (
        <RosterTable
          pages={pages}
          filter={filter}
          rowHeight={rowHeight}
          scroller={scroller}
          onSight={onSight}
          onAct={acts.onAct}
          onSort={(sort) =>
            setFilter({ sort, isDescending: filter.sort === sort ? !filter.isDescending : DESCENDING_FIRST.has(sort) })
          }
        />
      )}
      {acts.asked?.about === 'renumber' && <RenumberDialog row={acts.asked.row} onClose={acts.close} />}
      {acts.asked?.about === 'retire' && (
        <ConfirmDialog
          isOpen
          title={
            acts.asked.row.number === null
              ? t('ask.retireTitleNew')
              : t('ask.retireTitle', { number: acts.asked.row.number })
          }
          stays={[t('ask.retireStays')]}
          goes={[t('ask.retireGoes')]}
          safeLabel={t('ask.retireNo')}
          confirmLabel={t('ask.retireYes')}
          onSafe={acts.close}
          onConfirm={() => {
            if (acts.asked !== null) acts.place(acts.asked.row.stickId, 'retired');
            acts.close();
          }}
        />
      )}
    </section>
  );
}

const pageOf = (index: number) => Math.floor(index / ROSTER_PAGE);

/** What is newest or most comes first. */
const DESCENDING_FIRST: ReadonlySet<RosterFilter['sort']> = new Set(['last-seen', 'prepared', 'captures']);
