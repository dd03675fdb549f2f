import { Button, Checkbox, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IMPORT_TARGETS, type ImportTarget } from '../../../../shared/autopilot/import-file/import-format.ts';
import type { Answer } from '../../../../shared/ipc/contract.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { Modal } from '../../../ui/modal.tsx';
import { SafeNote } from '../../../ui/safe-note.tsx';
import { type Chosen, useDevicesView } from '../devices-view.ts';
import { ExportPreviewView } from './export-preview-view.tsx';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, display: 'grid', gap: '4px' },
  legend: { padding: '0 0 4px', fontWeight: tokens.fontWeightSemibold },
  target: { display: 'grid', color: tokens.colorNeutralForeground1 },
  about: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

type Code<A> = A extends { readonly ok: false; readonly error: { readonly code: infer C } } ? C : never;
type Refusal = Exclude<Code<Answer<'work:export'>>, 'cancelled'> | 'failed';

/** Chooses who the files are for and shows what they will hold before anything is written. */
export function ExportDialog() {
  const exporting = useDevicesView((view) => view.exporting);
  return exporting === null ? null : <OpenDialog chosen={exporting} />;
}

function OpenDialog({ chosen: { scope, count } }: { readonly chosen: Chosen }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const [targets, setTargets] = useState<readonly ImportTarget[]>(['intune']);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const close = () => useDevicesView.getState().set({ exporting: null });
  const preview = useAnswer(
    () => bridge.work.previewExport({ scope, targets: [...targets] }),
    ['preview', scope, targets],
    { isAsked: targets.length > 0, keepsPrevious: true, giveUp: () => bridge.work.stopPreview() },
  );
  const shown = targets.length > 0 ? preview.data : undefined;
  // Nothing is written that was not shown before: what still stands there is of other files.
  const isReady = shown !== undefined && !preview.isPlaceholderData && shown.exported > 0;

  async function start(): Promise<void> {
    setIsAsking(true);
    setRefusal(null);
    try {
      const answer = await call(bridge.work.export({ scope, targets: [...targets] }));
      if (answer.ok) close();
      else if (answer.error.code !== 'cancelled') setRefusal(answer.error.code);
    } catch {
      setRefusal('failed');
    } finally {
      setIsAsking(false);
    }
  }
  const toggle = (target: ImportTarget) =>
    setTargets(IMPORT_TARGETS.filter((each) => targets.includes(each) !== (each === target)));
  return (
    <Modal
      title={t('export.title', { count })}
      size="medium"
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('export.cancel')}</Button>
          <Button
            appearance="primary"
            icon={<ArrowUploadRegular />}
            disabled={isAsking || !isReady}
            onClick={() => void start()}
          >
            {t('export.start')}
          </Button>
        </>
      }
    >
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('export.targets')}</legend>
        {IMPORT_TARGETS.map((target) => (
          <Checkbox
            key={target}
            checked={targets.includes(target)}
            onChange={() => toggle(target)}
            label={
              <span className={styles.target}>
                {t(`export.target.${target}`)}
                <span className={styles.about}>{t(`export.about.${target}`)}</span>
              </span>
            }
          />
        ))}
      </fieldset>
      {targets.length === 0 ? (
        <MessageBar intent="info">
          <MessageBarBody>{t('export.chooseOne')}</MessageBarBody>
        </MessageBar>
      ) : (
        <ExportPreviewView preview={shown} hasFailed={preview.isError} />
      )}
      {refusal !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{refusal === 'failed' ? t('edit.failed') : t(`export.refused.${refusal}`)}</MessageBarBody>
        </MessageBar>
      )}
      <SafeNote strong={t('export.safe')}>{t('export.safeMore')}</SafeNote>
    </Modal>
  );
}
