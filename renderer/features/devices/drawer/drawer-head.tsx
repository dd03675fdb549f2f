import { Button, makeStyles, Subtitle1, Tab, TabList, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular, DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '../../../../shared/ipc/devices.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Mono } from '../../../ui/mono.tsx';
import { type DrawerTab, useDevicesView } from '../devices-view.ts';
import { indexOf, type PagesSnapshot, rowAt } from '../table/device-pages.ts';

const useStyles = makeStyles({
  head: { padding: '16px 24px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  top: { display: 'flex', alignItems: 'flex-start', gap: '8px' },
  words: { flexGrow: 1, minWidth: 0, display: 'grid', gap: '2px' },
  title: { margin: 0, overflowWrap: 'anywhere' },
  caption: {
    margin: '4px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  buttons: { display: 'flex', flexShrink: 0, marginRight: '-8px' },
  button: { minWidth: '36px', height: '36px', padding: '0' },
  tabs: { marginTop: '8px', marginLeft: '-12px' },
});

interface DrawerHeadProps {
  readonly device: DeviceRow | undefined;
  readonly history: number;
  readonly snapshot: PagesSnapshot;
}

const TABS = ['overview', 'hardware', 'history'] as const satisfies readonly DrawerTab[];

export function DrawerHead({ device, history, snapshot }: DrawerHeadProps) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const { tab, active, open, set } = useDevicesView();
  // The list may have moved beneath; where the device is no longer near, the row of the keys stands for it.
  const found = open === null ? -1 : indexOf(snapshot, open);
  const index = found === -1 ? active : found;
  const walk = (to: number) => {
    const next = rowAt(snapshot, to);
    if (next !== undefined) set({ open: next.id, active: to });
  };
  const facts =
    device === undefined
      ? []
      : [
          device.capturedAt === null ? t('drawer.noTime') : format.moment(device.capturedAt),
          device.stickNumber === null ? '' : t('drawer.stick', { number: device.stickNumber }),
          device.batch === '' ? '' : t('drawer.batch', { batch: device.batch }),
        ];
  return (
    <header className={styles.head}>
      <div className={styles.top}>
        <div className={styles.words}>
          <Subtitle1 as="h2" className={styles.title}>
            {device?.model || t('drawer.unknownModel')}
          </Subtitle1>
          <Mono wraps>{device?.serial || t('table.noSerial')}</Mono>
        </div>
        <div className={styles.buttons}>
          <Button
            appearance="subtle"
            className={styles.button}
            icon={<ChevronUpRegular />}
            aria-label={t('drawer.previous')}
            title={t('drawer.previous')}
            disabledFocusable={rowAt(snapshot, index - 1) === undefined}
            onClick={() => walk(index - 1)}
          />
          <Button
            appearance="subtle"
            className={styles.button}
            icon={<ChevronDownRegular />}
            aria-label={t('drawer.next')}
            title={t('drawer.next')}
            disabledFocusable={rowAt(snapshot, index + 1) === undefined}
            onClick={() => walk(index + 1)}
          />
          <Button
            appearance="subtle"
            className={styles.button}
            icon={<DismissRegular />}
            aria-label={t('drawer.close')}
            title={t('drawer.close')}
            onClick={() => set({ open: null })}
          />
        </div>
      </div>
      <p className={styles.caption}>{facts.filter((text) => text !== '').join(' · ')}</p>
      <TabList
        className={styles.tabs}
        aria-label={t('drawer.tabs')}
        selectedValue={tab}
        // The values are those of the tabs below; Fluent knows them as anything.
        onTabSelect={(_, { value }) => set({ tab: value as DrawerTab })}
      >
        {TABS.map((name) => (
          <Tab key={name} value={name} id={`device-tab-${name}`}>
            {t(`drawer.${name}`)}
            {name === 'history' && history > 0 ? ` ${format.number(history)}` : ''}
          </Tab>
        ))}
      </TabList>
    </header>
  );
}
