import { useTranslation } from 'react-i18next';
import type { DeviceDetail } from '../../../../shared/ipc/devices.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDrawerStyles } from './drawer-styles.ts';
import { FactList } from './fact-list.tsx';
import { allFacts } from './hardware-facts.ts';

export function HardwareTab({ detail: { hardware } }: { readonly detail: DeviceDetail }) {
  const shared = useDrawerStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  if (hardware === null) return <p className={shared.text}>{t('drawer.noHardware')}</p>;
  return allFacts(hardware, { t, format }).map(({ title, facts }, index) => (
    <section key={title} className={shared.section} style={index === 0 ? { marginTop: 0 } : undefined}>
      <h3 className={shared.heading}>{title}</h3>
      <FactList facts={facts} />
    </section>
  ));
}
