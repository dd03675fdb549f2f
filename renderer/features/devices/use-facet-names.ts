import { useTranslation } from 'react-i18next';
import { explainIssue } from '../../../shared/autopilot/error-desk/explain-issue.ts';
import type { DeviceFacets, DeviceFilterView } from '../../../shared/ipc/devices.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { FacetFilter } from './device-filter.ts';

/** How the value of a facet filter is called; `facets` tell the numbers of sticks. */
export function useFacetNames(
  facets: DeviceFacets | undefined,
): (name: FacetFilter, filter: DeviceFilterView) => string {
  const { t } = useTranslation('devices');
  const format = useFormat();
  const language = useLanguage();
  return (name, filter) => {
    const value = filter[name];
    if (value === null) return t('filters.any');
    switch (name) {
      case 'issue':
        return filter.issue === null ? '' : explainIssue({ code: filter.issue, values: {} }, language).title;
      case 'stickId': {
        const number = facets?.sticks.find(({ stickId }) => stickId === value)?.number ?? null;
        return number === null ? t('filters.stickWithoutNumber') : t('filters.stick', { number });
      }
      case 'newSince':
        return format.moment(value);
      default:
        return value === '' ? t('filters.empty') : value;
    }
  };
}
