import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  CircleHintRegular,
  CopyRegular,
  DismissCircleFilled,
  EditRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceDetail, DeviceEdit } from '../../../../shared/ipc/devices.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { type Look, useLookText } from '../../../ui/look.ts';
import { editingOf, useDevicesView } from '../devices-view.ts';
import { deviceSentence } from './device-sentence.ts';
import { useDrawerStyles } from './drawer-styles.ts';
import { FactList } from './fact-list.tsx';
import { mainFacts } from './hardware-facts.ts';
import { IssueList } from './issue-list.tsx';

const useStyles = makeStyles({
  sentence: {
    margin: 0,
    padding: '12px 14px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground1,
  },
  field: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '32px' },
  edit: { marginLeft: 'auto' },
  icon: { display: 'inline-flex', flexShrink: 0, '& svg': { width: '20px', height: '20px' } },
});

export function OverviewTab({ detail }: { readonly detail: DeviceDetail }) {
  const styles = useStyles();
  const shared = useDrawerStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const { hardware, state } = detail;
  return (
    <>
      {state === 'aside' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('drawer.aside')}</MessageBarBody>
        </MessageBar>
      )}
      <p className={styles.sentence}>
        {hardware === null ? t('drawer.noHardware') : deviceSentence(hardware, { t, format })}
      </p>
      <IssueList detail={detail} />
      <Checks detail={detail} />
      {hardware !== null && (
        <section className={shared.section}>
          <h3 className={shared.heading}>{t('drawer.fromHash')}</h3>
          <FactList facts={mainFacts(hardware, { t, format })} />
        </section>
      )}
      <Registration detail={detail} />
    </>
  );
}

const CHECKSUM = { right: 'done', wrong: 'failed', 'no-hash': 'neutral' } as const;
const SERIAL = { same: 'done', differs: 'attention', missing: 'attention', 'not-in-hash': 'neutral' } as const;
const TPM_KEY = { matches: 'done', differs: 'attention', none: 'neutral' } as const;

function Checks({ detail: { checks, captures } }: { readonly detail: DeviceDetail }) {
  const shared = useDrawerStyles();
  const { t } = useTranslation('devices');
  const times = captures.length;
  return (
    <section className={shared.section}>
      <h3 className={shared.heading}>{t('drawer.checks')}</h3>
      <ul className={shared.list}>
        <Check look={CHECKSUM[checks.checksum]}>{t(`drawer.checksum.${checks.checksum}`)}</Check>
        <Check look={SERIAL[checks.serial]}>{t(`drawer.serialCheck.${checks.serial}`)}</Check>
        <Check look={TPM_KEY[checks.tpmKey]}>{t(`drawer.tpmKey.${checks.tpmKey}`)}</Check>
        {times > 1 && (
          <Check look="neutral" icon={<CopyRegular />}>
            {t('drawer.twice', { count: times - 1, times })}
          </Check>
        )}
      </ul>
    </section>
  );
}

const CHECK_ICONS = {
  done: <CheckmarkCircleFilled />,
  failed: <DismissCircleFilled />,
  attention: <WarningFilled />,
  neutral: <CircleHintRegular />,
} as const satisfies Partial<Record<Look, ReactElement>>;

interface CheckProps {
  readonly look: keyof typeof CHECK_ICONS;
  readonly icon?: ReactElement;
  readonly children: string;
}

function Check({ look, icon = CHECK_ICONS[look], children }: CheckProps) {
  const styles = useStyles();
  const shared = useDrawerStyles();
  const text = useLookText();
  return (
    <li className={shared.line}>
      <span className={`${styles.icon} ${text[look]}`} aria-hidden>
        {icon}
      </span>
      {children}
    </li>
  );
}

const FIELDS = ['groupTag', 'assignedUser', 'orderId'] as const satisfies readonly DeviceEdit['field'][];

function Registration({ detail: { device } }: { readonly detail: DeviceDetail }) {
  const styles = useStyles();
  const shared = useDrawerStyles();
  const { t } = useTranslation('devices');
  const set = useDevicesView((view) => view.set);
  const opener = useRestoreFocusTarget();
  return (
    <section className={shared.section}>
      <h3 className={shared.heading}>{t('drawer.forRegistration')}</h3>
      <dl className={shared.facts} style={{ alignItems: 'center' }}>
        {FIELDS.map((field) => {
          const name = t(`fact.${field}`);
          return [
            <dt key={`${field}-name`} className={shared.name}>
              {name}
            </dt>,
            <dd key={`${field}-value`} className={`${shared.value} ${styles.field}`}>
              {device[field] || t('drawer.none')}
              <Button
                {...opener}
                appearance="subtle"
                className={styles.edit}
                icon={<EditRegular />}
                aria-label={t('drawer.change', { field: name })}
                title={t('drawer.change', { field: name })}
                onClick={() => set({ editing: editingOf(device, field) })}
              />
            </dd>,
          ];
        })}
      </dl>
    </section>
  );
}
