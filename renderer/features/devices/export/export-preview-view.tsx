import { Button, Link, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular, DocumentTableRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explainIssue } from '../../../../shared/autopilot/error-desk/explain-issue.ts';
import type { ExportPreview } from '../../../../shared/ipc/work.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingRows } from '../../../ui/loading-rows.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { showDevices } from '../devices-view.ts';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '8px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '4px' },
  file: { display: 'flex', alignItems: 'center', gap: '8px' },
  rows: { marginLeft: 'auto', fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  withheld: {
    maxHeight: '200px',
    overflowY: 'auto',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  device: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px' },
  button: { justifySelf: 'start', minHeight: '32px' },
});

const FILES_SHOWN = 8;

interface ExportPreviewProps {
  readonly preview: ExportPreview | undefined;
  readonly hasFailed: boolean;
}

/** The files with their rows, and the devices that stay out with the reasons. */
export function ExportPreviewView({ preview, hasFailed }: ExportPreviewProps) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  if (hasFailed) return <ErrorState title={t('export.error')} />;
  if (preview === undefined) {
    return (
      <section aria-label={t('export.reading')}>
        <LoadingRows rows={4} height={28} />
      </section>
    );
  }
  const { files, exported } = preview;
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.heading}>{t('export.preview')}</h3>
        <ul className={styles.list}>
          {files.slice(0, FILES_SHOWN).map(({ name, rows }) => (
            <li key={name} className={styles.file}>
              <DocumentTableRegular aria-hidden />
              {name}
              <span className={styles.rows}>{t('export.rows', { count: rows })}</span>
            </li>
          ))}
          {files.length > FILES_SHOWN && (
            <li className={styles.quiet}>{t('export.moreFiles', { count: files.length - FILES_SHOWN })}</li>
          )}
        </ul>
        {exported === 0 && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t('export.nothing')}</MessageBarBody>
          </MessageBar>
        )}
      </section>
      <Withheld preview={preview} />
      {preview.conflicts > 0 && <Conflicts count={preview.conflicts} />}
    </>
  );
}

function Withheld({ preview: { withheld, withheldTotal, reasons } }: { readonly preview: ExportPreview }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  if (withheldTotal === 0) return <p className={styles.quiet}>{t('export.leftOutNone')}</p>;
  const titleOf = (issue: Parameters<typeof explainIssue>[0]) => explainIssue(issue, language).title;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('export.leftOut', { count: withheldTotal })}</h3>
      <ul className={styles.list}>
        {reasons.map(({ code, devices }) => (
          <li key={code}>{t('export.reason', { devices, title: titleOf({ code, values: {} }) })}</li>
        ))}
      </ul>
      <Button
        className={styles.button}
        size="small"
        aria-expanded={isOpen}
        icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t(isOpen ? 'export.hideList' : 'export.showList')}
      </Button>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
        <ul className={`${styles.list} ${styles.withheld}`} tabIndex={0} aria-label={t('export.list')}>
          {withheld.map(({ deviceId, serial, issues }) => (
            <li key={deviceId} className={styles.device}>
              {serial === '' ? <span>{t('table.noSerial')}</span> : <Mono wraps>{serial}</Mono>}
              <span>{[...new Set(issues.map(titleOf))].join(', ')}</span>
            </li>
          ))}
          {withheldTotal > withheld.length && <li>{t('export.more', { count: withheldTotal - withheld.length })}</li>}
        </ul>
      )}
    </section>
  );
}

function Conflicts({ count }: { readonly count: number }) {
  const { t } = useTranslation('devices');
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {t('export.conflicts', { count })}{' '}
        <Link as="button" inline onClick={() => showDevices({ only: 'conflict' })}>
          {t('export.showConflicts')}
        </Link>
      </MessageBarBody>
    </MessageBar>
  );
}
