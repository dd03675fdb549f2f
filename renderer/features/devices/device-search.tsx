import { makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keysShown, useShortcut } from '../../app/shortcuts.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { SEARCH_LIMIT } from './device-filter.ts';
import { useDevicesView } from './devices-view.ts';

const KEYS = 'Ctrl+F';

const useStyles = makeStyles({
  box: { flexGrow: 1, minWidth: '160px', display: 'flex' },
  // Fluent shows what stands here only while the field is in use.
  keys: { width: 'auto', height: 'auto', overflow: 'visible', paddingLeft: '4px', paddingRight: '8px' },
  search: {
    flexGrow: 1,
    maxWidth: 'none',
    minWidth: 0,
    height: '40px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** Each letter is asked for at once; the list of pages sees to it that only one answer is on its way. */
export function DeviceSearch() {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const search = useDevicesView((view) => view.filter.search);
  const setFilter = useDevicesView((view) => view.setFilter);
  const box = useRef<HTMLSpanElement>(null);
  useShortcut(KEYS, t('search.label'), () => box.current?.querySelector('input')?.select());
  return (
    <span ref={box} className={styles.box}>
      <SearchBox
        className={styles.search}
        size="large"
        value={search}
        maxLength={SEARCH_LIMIT}
        onChange={(_, { value }) => setFilter({ search: value.slice(0, SEARCH_LIMIT) })}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        dismiss={search === '' ? null : { 'aria-label': t('search.clear') }}
        contentAfter={search === '' ? { className: styles.keys, children: <Kbd>{keysShown(KEYS)}</Kbd> } : {}}
      />
    </span>
  );
}
