import {
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  Link,
  makeStyles,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { activeFacets, NO_FILTER } from './device-filter.ts';
import { useDevicesView } from './devices-view.ts';
import { useDeviceFacets } from './use-device-facts.ts';
import { useFacetNames } from './use-facet-names.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', margin: 0, padding: 0, border: 'none' },
});

/** The filters that are in use, each with a way out of it; nothing where none is. */
export function FilterLine() {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const filter = useDevicesView((view) => view.filter);
  const setFilter = useDevicesView((view) => view.setFilter);
  const active = activeFacets(filter);
  const nameOf = useFacetNames(useDeviceFacets(filter.stickId !== null));
  if (active.length === 0) return null;
  return (
    <fieldset className={styles.line} aria-label={t('filters.line')}>
      {active.map((facet) => {
        const words = { name: t(`filters.${facet}`), value: nameOf(facet, filter) };
        return (
          <InteractionTag key={facet} size="small" appearance="outline">
            <InteractionTagPrimary hasSecondaryAction onClick={() => setFilter({ [facet]: null })}>
              {t('filters.active', words)}
            </InteractionTagPrimary>
            <InteractionTagSecondary
              aria-label={t('filters.remove', words)}
              onClick={() => setFilter({ [facet]: null })}
            />
          </InteractionTag>
        );
      })}
      <Link as="button" onClick={() => setFilter(NO_FILTER)}>
        {t('filters.clear')}
      </Link>
    </fieldset>
  );
}
