import { Button, Link, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import {
  ArrowUploadRegular,
  BranchCompareRegular,
  CheckmarkCircleFilled,
  DocumentTextRegular,
  EditRegular,
  InfoFilled,
  ProhibitedFilled,
  UsbStickRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceDetail, HistoryEntry } from '../../../../shared/ipc/devices.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { useDevicesView } from '../devices-view.ts';
import { useAskUndo } from '../use-edit.ts';
import type { Words } from '../words.ts';
import { useDrawerStyles } from './drawer-styles.ts';
import { type HistoryLine, historyLine } from './history-words.ts';

const useStyles = makeStyles({
  entry: { display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr)', columnGap: '8px', paddingBottom: '12px' },
  icon: { color: tokens.colorNeutralForeground3, '& svg': { width: '20px', height: '20px' } },
  undone: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  words: { display: 'grid', gap: '2px', justifyItems: 'start', overflowWrap: 'anywhere' },
  capture: {
    display: 'grid',
    justifyItems: 'start',
    gap: '4px',
    padding: '12px 14px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
});

const ICONS: Readonly<Record<HistoryLine['icon'], ReactElement>> = {
  captured: <UsbStickRegular />,
  edited: <EditRegular />,
  conflict: <BranchCompareRegular />,
  exported: <ArrowUploadRegular />,
};

/** What happened to a device, newest first, and every capture of it with where it was seen. */
export function HistoryTab({ detail }: { readonly detail: DeviceDetail }) {
  const shared = useDrawerStyles();
  const { t } = useTranslation('devices');
  return (
    <>
      <ul className={shared.list} style={{ gap: 0 }} aria-label={t('history.list')}>
        {detail.history.map((entry, index) => (
          // Two entries may be of one second; the list only grows at its head, by a new detail.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Entry key={index} entry={entry} />
        ))}
      </ul>
      <section className={shared.section}>
        <h3 className={shared.heading}>{t('history.captures')}</h3>
        <ul className={shared.list}>
          {detail.captures.map((capture) => (
            <Capture key={capture.id} capture={capture} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const styles = useStyles();
  const shared = useDrawerStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const set = useDevicesView((view) => view.set);
  const askUndo = useAskUndo();
  const opener = useRestoreFocusTarget();
  const { title, detail, isUndone, icon, conflict, edit } = historyLine(entry, { t, format });
  return (
    <li className={styles.entry}>
      <span className={styles.icon} aria-hidden>
        {ICONS[icon]}
      </span>
      <span className={styles.words}>
        <span className={isUndone ? styles.undone : shared.strong}>{title}</span>
        {detail !== null && <span className={isUndone ? styles.undone : shared.text}>{detail}</span>}
        <time className={shared.caption} dateTime={entry.at} title={format.full(entry.at)}>
          {format.moment(entry.at)}
        </time>
        {isUndone && (
          <StateBadge look="neutral" icon={<InfoFilled />}>
            {t('history.undone')}
          </StateBadge>
        )}
        {edit !== null && (
          <Link as="button" {...opener} onClick={() => void askUndo(edit)}>
            {t('undo.this')}
          </Link>
        )}
        {conflict !== null && (
          <Link as="button" onClick={() => set({ conflict })}>
            {t('history.showConflict')}
          </Link>
        )}
      </span>
    </li>
  );
}

function Capture({ capture }: { readonly capture: DeviceDetail['captures'][number] }) {
  const styles = useStyles();
  const shared = useDrawerStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const set = useDevicesView((view) => view.set);
  const opener = useRestoreFocusTarget();
  const when = capture.capturedAt === null ? t('drawer.noTime') : format.moment(capture.capturedAt);
  return (
    <li className={styles.capture}>
      <CaptureBadge capture={capture} />
      <p className={shared.strong}>{t('history.capture', { when, row: capture.row })}</p>
      {capture.sightings.map((sighting) => {
        const { firstSeenAt, lastSeenAt, stickNumber, path, source } = sighting;
        const [first, last] = [format.moment(firstSeenAt), format.moment(lastSeenAt)];
        return (
          <p key={`${source}${path}`} className={shared.text}>
            {firstSeenAt === lastSeenAt ? t('history.seen', { when: first }) : t('history.seenAgain', { first, last })}
            <br />
            <span className={shared.caption}>
              {stickNumber === null
                ? folderWords(source, path, t)
                : t('history.onStick', { number: stickNumber, path })}
            </span>
          </p>
        );
      })}
      <Button {...opener} size="small" icon={<DocumentTextRegular />} onClick={() => set({ evidence: capture.id })}>
        {t('history.showFile')}
      </Button>
    </li>
  );
}

/** A file that was chosen by itself is its own folder. */
function folderWords(source: string, path: string, t: Words['t']): string {
  return source.endsWith(path) ? source : t('history.inFolder', { source, path });
}

function CaptureBadge({ capture: { isCurrent, standing } }: { readonly capture: DeviceDetail['captures'][number] }) {
  const { t } = useTranslation('devices');
  if (standing === 'aside') {
    return (
      <StateBadge look="neutral" icon={<ProhibitedFilled />}>
        {t('history.asideCapture')}
      </StateBadge>
    );
  }
  if (standing === 'unusable') {
    return (
      <StateBadge look="attention" icon={<ProhibitedFilled />}>
        {t('history.unusable')}
      </StateBadge>
    );
  }
  return isCurrent ? (
    <StateBadge look="done" icon={<CheckmarkCircleFilled />}>
      {t('history.current')}
    </StateBadge>
  ) : (
    <StateBadge look="neutral" icon={<InfoFilled />}>
      {t('history.older')}
    </StateBadge>
  );
}
