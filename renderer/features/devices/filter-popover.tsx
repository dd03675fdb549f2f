import {
  Button,
  CounterBadge,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Subtitle2,
} from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFilterView } from '../../../shared/ipc/devices.ts';
import { activeFacets, type FacetFilter, NO_FILTER } from './device-filter.ts';
import { useDevicesView } from './devices-view.ts';
import { type FacetChoice, FacetField } from './facet-field.tsx';
import { useDeviceFacets } from './use-device-facts.ts';
import { useFacetNames } from './use-facet-names.ts';

const useStyles = makeStyles({
  button: { height: '40px', flexShrink: 0 },
  surface: {
    width: '320px',
    maxWidth: 'calc(100vw - 64px)',
    boxSizing: 'border-box',
    display: 'grid',
    gap: '12px',
  },
  title: { margin: 0 },
});

/** In a small window it is as high as there is room, and scrolls. */
const PLACE = { position: 'below', align: 'end', autoSize: 'height' } as const;

type Choosable = Exclude<FacetFilter, 'newSince'>;
const FIELDS = [
  'issue',
  'batch',
  'groupTag',
  'assignedUser',
  'orderId',
  'stickId',
] as const satisfies readonly Choosable[];

export function FilterPopover() {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const [isOpen, setIsOpen] = useState(false);
  const filter = useDevicesView((view) => view.filter);
  const setFilter = useDevicesView((view) => view.setFilter);
  const facets = useDeviceFacets(isOpen);
  const nameOf = useFacetNames(facets);
  const count = activeFacets(filter).length;

  const named = (name: Choosable, value: string, devices: number): FacetChoice => ({
    value,
    // An issue's code comes from the facets, which hold nothing else.
    name: nameOf(name, { ...NO_FILTER, [name]: value } as DeviceFilterView),
    devices,
  });
  const choices: Readonly<Record<Choosable, readonly FacetChoice[]>> = {
    issue: facets?.issues.map(({ code, devices }) => named('issue', code, devices)) ?? [],
    batch: facets?.batches.map(({ value, devices }) => named('batch', value, devices)) ?? [],
    groupTag: facets?.groupTags.map(({ value, devices }) => named('groupTag', value, devices)) ?? [],
    assignedUser: facets?.users.map(({ value, devices }) => named('assignedUser', value, devices)) ?? [],
    orderId: facets?.orders.map(({ value, devices }) => named('orderId', value, devices)) ?? [],
    stickId: facets?.sticks.map(({ stickId, devices }) => named('stickId', stickId, devices)) ?? [],
  };
  const totals: Readonly<Record<Choosable, number>> = {
    issue: choices.issue.length,
    batch: facets?.totals.batches ?? 0,
    groupTag: facets?.totals.groupTags ?? 0,
    assignedUser: facets?.totals.users ?? 0,
    orderId: facets?.totals.orders ?? 0,
    stickId: facets?.totals.sticks ?? 0,
  };
  return (
    <Popover open={isOpen} onOpenChange={(_, { open }) => setIsOpen(open)} trapFocus positioning={PLACE}>
      <PopoverTrigger disableButtonEnhancement>
        <Button className={styles.button} icon={<FilterRegular />}>
          {t('filters.button')}
          {count > 0 && <CounterBadge count={count} appearance="filled" size="small" style={{ marginLeft: 8 }} />}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('filters.title')}>
        <Subtitle2 as="h2" className={styles.title}>
          {t('filters.title')}
        </Subtitle2>
        {FIELDS.map((name) => (
          <FacetField
            key={name}
            label={t(`filters.${name}`)}
            choices={choices[name]}
            total={totals[name]}
            value={filter[name]}
            // The choices of a field are the values that its filter takes.
            onChange={(value) => setFilter({ [name]: value } as Partial<DeviceFilterView>)}
          />
        ))}
        <Button
          disabled={count === 0}
          onClick={() => setFilter({ ...NO_FILTER, search: filter.search, only: filter.only })}
        >
          {t('filters.clear')}
        </Button>
      </PopoverSurface>
    </Popover>
  );
}
