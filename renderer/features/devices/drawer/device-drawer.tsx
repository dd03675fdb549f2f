import {
  Button,
  InlineDrawer,
  makeStyles,
  mergeClasses,
  OverlayDrawer,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { CopyRegular, DocumentTextRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { DeviceDetail } from '../../../../shared/ipc/devices.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingRows } from '../../../ui/loading-rows.tsx';
import { usePolite } from '../../../ui/polite.tsx';
import { useToasts } from '../../../ui/toasts.tsx';
import { useDevicesView } from '../devices-view.ts';
import { indexOf, type PagesSnapshot, rowAt } from '../table/device-pages.ts';
import { DrawerHead } from './drawer-head.tsx';
import { FixHint } from './fix-hint.tsx';
import { HardwareTab } from './hardware-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { useIsNarrow } from './use-is-narrow.ts';

const useStyles = makeStyles({
  drawer: {
    width: '400px',
    maxWidth: '100vw',
    flexShrink: 0,
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  inline: { borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  inside: { width: '100%', minWidth: 0, height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 },
  body: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: '16px 24px 24px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  // What stood there before stays for a moment, so that nothing flashes as the arrows walk the list, and no longer.
  old: {
    animationName: { to: { opacity: 0 } },
    animationDelay: '300ms',
    animationDuration: '1ms',
    animationFillMode: 'forwards',
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '12px 24px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  button: { minHeight: '40px' },
});

/** All of one device, beside the list; the arrows walk the list. */
export function DeviceDrawer({ snapshot }: { readonly snapshot: PagesSnapshot }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const open = useDevicesView((view) => view.open);
  const set = useDevicesView((view) => view.set);
  const isNarrow = useIsNarrow();
  const close = () => set({ open: null });
  if (open === null) return null;
  const row = rowAt(snapshot, indexOf(snapshot, open));
  const label = t('drawer.label', { serial: row?.serial || t('table.noSerial') });
  if (isNarrow) {
    return (
      <OverlayDrawer
        open
        position="end"
        className={styles.drawer}
        aria-label={label}
        onOpenChange={(_, { open: isOpen }) => !isOpen && close()}
      >
        <Inside id={open} snapshot={snapshot} />
      </OverlayDrawer>
    );
  }
  return (
    <InlineDrawer
      open
      position="end"
      as="aside"
      className={`${styles.drawer} ${styles.inline}`}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <Inside id={open} snapshot={snapshot} />
    </InlineDrawer>
  );
}

function Inside({ id, snapshot }: { readonly id: string; readonly snapshot: PagesSnapshot }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const tab = useDevicesView((view) => view.tab);
  const answer = useAnswer(() => bridge.devices.detail(id), ['devices', 'detail', id], { keepsPrevious: true });
  const detail = answer.data?.ok ? answer.data.value : undefined;
  const hasGone = answer.data?.ok === false;
  // Of the device before: seen, but not touched, for what is changed there would be changed on that one.
  const isOld = answer.isPlaceholderData;
  const row = detail?.device.id === id ? detail.device : rowAt(snapshot, indexOf(snapshot, id));
  return (
    <div className={styles.inside}>
      <DrawerHead device={row} history={isOld ? 0 : (detail?.history.length ?? 0)} snapshot={snapshot} />
      <div
        className={mergeClasses(styles.body, isOld && styles.old)}
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
        tabIndex={0}
        aria-labelledby={`device-tab-${tab}`}
        aria-busy={isOld}
        inert={isOld}
      >
        {answer.isError && (
          <ErrorState
            title={t('drawer.error')}
            safe={t('table.error.safe')}
            action={<Button onClick={() => void answer.refetch()}>{t('table.error.again')}</Button>}
          />
        )}
        {hasGone && !isOld && <p>{t('drawer.gone')}</p>}
        {detail === undefined && !hasGone && !answer.isError && <LoadingRows rows={8} height={28} />}
        {detail !== undefined && <Tab detail={detail} />}
      </div>
      {detail !== undefined && (
        <div inert={isOld}>
          <Foot detail={detail} />
        </div>
      )}
    </div>
  );
}

function Tab({ detail }: { readonly detail: DeviceDetail }) {
  const tab = useDevicesView((view) => view.tab);
  switch (tab) {
    case 'overview':
      return <OverviewTab detail={detail} />;
    case 'hardware':
      return (
        <>
          <FixHint detail={detail} />
          <HardwareTab detail={detail} />
        </>
      );
    case 'history':
      return (
        <>
          <FixHint detail={detail} />
          <HistoryTab detail={detail} />
        </>
      );
  }
}

function Foot({ detail }: { readonly detail: DeviceDetail }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const say = usePolite();
  const tell = useToasts();
  const opener = useRestoreFocusTarget();
  const { serial } = detail.device;
  const current = detail.captures.find(({ isCurrent }) => isCurrent) ?? detail.captures[0];
  const copy = async () => {
    try {
      await call(bridge.app.copyText(serial));
      say(t('drawer.copied'));
    } catch {
      tell({ title: t('edit.failed'), intent: 'error' });
    }
  };
  return (
    <div className={styles.foot}>
      <Button
        {...opener}
        className={styles.button}
        icon={<DocumentTextRegular />}
        disabled={current === undefined}
        onClick={() => useDevicesView.getState().set({ evidence: current?.id ?? null })}
      >
        {t('drawer.showFile')}
      </Button>
      <Button className={styles.button} icon={<CopyRegular />} disabled={serial === ''} onClick={() => void copy()}>
        {t('drawer.copySerial')}
      </Button>
    </div>
  );
}
