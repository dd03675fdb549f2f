import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingRows } from '../../../ui/loading-rows.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { SafeNote } from '../../../ui/safe-note.tsx';
import { useToasts } from '../../../ui/toasts.tsx';
import { useDevicesView } from '../devices-view.ts';
import { useDrawerStyles } from './drawer-styles.ts';

const useStyles = makeStyles({
  text: {
    margin: 0,
    maxHeight: '50vh',
    overflow: 'auto',
    padding: '12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '14px',
    lineHeight: '20px',
    fontVariantLigatures: 'none',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** The file that a capture came in, as it came. Text for the eye only: nothing of it is ever run or interpreted. */
export function EvidenceDialog() {
  const capture = useDevicesView((view) => view.evidence);
  return capture === null ? null : <OpenDialog capture={capture} />;
}

function OpenDialog({ capture }: { readonly capture: string }) {
  const { t } = useTranslation('devices');
  const tell = useToasts();
  const close = () => useDevicesView.getState().set({ evidence: null });
  const answer = useAnswer(() => bridge.devices.evidence(capture), ['devices', 'evidence', capture]);
  const file = answer.data?.ok ? answer.data.value : undefined;
  const refusal = answer.data?.ok === false ? answer.data.error.code : null;

  async function save(): Promise<void> {
    try {
      const saved = await call(bridge.devices.saveEvidence(capture));
      if (saved.ok) tell({ title: t('evidence.saved') });
      else if (saved.error.code !== 'cancelled') {
        tell({ title: t(`evidence.refused.${saved.error.code}`), intent: 'error' });
      }
    } catch {
      tell({ title: t('evidence.failed'), intent: 'error' });
    }
  }
  return (
    <Modal
      title={file?.fileName ?? t('evidence.title')}
      size="large"
      onClose={close}
      actions={
        <>
          <Button icon={<SaveRegular />} disabled={file === undefined} onClick={() => void save()}>
            {t('evidence.save')}
          </Button>
          <Button appearance="primary" onClick={close}>
            {t('evidence.close')}
          </Button>
        </>
      }
    >
      {answer.isPending && <LoadingRows rows={6} height={28} />}
      {answer.isError && <ErrorState title={t('evidence.failed')} />}
      {refusal !== null && <ErrorState title={t(`evidence.refused.${refusal}`)} />}
      {file !== undefined && <Content file={file} />}
    </Modal>
  );
}

interface EvidenceFile {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly text: string;
  readonly isCut: boolean;
}

function Content({ file }: { readonly file: EvidenceFile }) {
  const styles = useStyles();
  const shared = useDrawerStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  return (
    <>
      <dl className={shared.facts}>
        <dt className={shared.name}>{t('evidence.size')}</dt>
        <dd className={shared.value}>{format.bytes(file.sizeBytes)}</dd>
        <dt className={shared.name}>{t('evidence.sha256')}</dt>
        <dd className={shared.value}>
          <Mono wraps>{file.sha256}</Mono>
        </dd>
      </dl>
      {file.isCut && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('evidence.cut')}</MessageBarBody>
        </MessageBar>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
      <section className={styles.text} tabIndex={0} aria-label={t('evidence.text')} translate="no">
        {file.text}
      </section>
      <SafeNote>{t(file.isCut ? 'evidence.kept' : 'evidence.whole')}</SafeNote>
    </>
  );
}
