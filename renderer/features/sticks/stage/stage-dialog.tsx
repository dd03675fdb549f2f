import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Answer } from '../../../../shared/ipc/contract.ts';
import type { StageChoice } from '../../../../shared/ipc/settings.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { queryClient } from '../../../bridge/query-client.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingRows } from '../../../ui/loading-rows.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { useToasts } from '../../../ui/toasts.tsx';
import { useTrouble } from '../../../ui/use-trouble.ts';
import { useSay } from '../words/use-say.ts';
import { StageFields } from './stage-fields.tsx';
import { SavePreset, StagePresets } from './stage-presets.tsx';

/** What takes no longer is not shown as loading. */
const QUIET_MS = 300;

type StageView = Answer<'sticks:stage-view'>;

const useStyles = makeStyles({
  lead: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Batch, tag, order and what the kit does: chosen once, remembered, kept as presets. */
export function StageDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSay();
  const trouble = useTrouble();
  const stage = useAnswer(() => bridge.sticks.stageView(), ['stage']);
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (stage.data !== undefined) return <StageForm stage={stage.data} onClose={onClose} />;
  if (!stage.isError && !isLate) return null;
  return (
    // A dialog takes the focus once, when it opens: with other contents it is another dialog, or a screen reader does not
    // find it.
    <Modal
      key={stage.isError ? 'error' : 'loading'}
      title={t('stage.title')}
      size="medium"
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('stage.cancel')}</Button>}
    >
      {stage.isError ? (
        <ErrorState
          title={t('refused.failed')}
          text={trouble(stage.error)}
          action={<Button onClick={() => void stage.refetch()}>{t('page.readAgain')}</Button>}
        />
      ) : (
        <LoadingRows rows={5} height={56} />
      )}
    </Modal>
  );
}

function StageForm({ stage, onClose }: { readonly stage: StageView; readonly onClose: () => void }) {
  const styles = useStyles();
  const { t } = useSay();
  const trouble = useTrouble();
  const tell = useToasts();
  const [choice, setChoice] = useState<StageChoice>(stage.choice);
  const [problem, setProblem] = useState<'tag-not-carried' | 'failed' | null>(null);
  const [why, setWhy] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const use = async () => {
    setIsBusy(true);
    try {
      const answer = await call(bridge.sticks.setStage(choice));
      if (answer.ok) {
        queryClient.setQueryData(['stage'], answer.value);
        tell(
          answer.value.isKept
            ? { title: t('stage.saved') }
            : { title: t('stage.used'), text: t('stage.notKept'), intent: 'warning' },
        );
        return onClose();
      }
      setProblem(answer.error.code);
    } catch (error) {
      setProblem('failed');
      setWhy(trouble(error));
    }
    setIsBusy(false);
  };
  return (
    <Modal
      title={t('stage.title')}
      size="medium"
      onClose={onClose}
      onSubmit={() => void use()}
      actions={
        <>
          <Button onClick={onClose}>{t('stage.cancel')}</Button>
          <Button appearance="primary" type="submit" disabled={isBusy}>
            {t('stage.save')}
          </Button>
        </>
      }
    >
      <p className={styles.lead}>{t('stage.lead')}</p>
      {!stage.isKept && <Told intent="warning">{t('stage.notKept')}</Told>}
      <StagePresets stage={stage} choice={choice} onChoose={setChoice} />
      <StageFields
        choice={choice}
        isTagRefused={problem === 'tag-not-carried'}
        onChange={(change) => {
          setChoice({ ...choice, ...change });
          setProblem(null);
        }}
      />
      <SavePreset stage={stage} choice={choice} />
      {problem === 'failed' && <Told intent="error">{why}</Told>}
    </Modal>
  );
}

/** A bar cuts what is in it, and a grid would make its row as low as one line: so it is not a row itself. */
function Told({ intent, children }: { readonly intent: 'warning' | 'error'; readonly children: string }) {
  return (
    <div>
      <MessageBar intent={intent} layout="multiline">
        <MessageBarBody>{children}</MessageBarBody>
      </MessageBar>
    </div>
  );
}
