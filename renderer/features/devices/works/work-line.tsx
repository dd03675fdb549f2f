import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import {
  ArrowUndoRegular,
  CheckmarkCircleFilled,
  ChevronDownRegular,
  ChevronUpRegular,
  DismissCircleFilled,
  DismissRegular,
  FolderOpenRegular,
  InfoFilled,
  WarningFilled,
} from '@fluentui/react-icons';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkView } from '../../../../shared/ipc/work.ts';
import { useNavigation } from '../../../app/navigation.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { call } from '../../../bridge/call.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLookText } from '../../../ui/look.ts';
import { progressTrack } from '../../../ui/progress-track.ts';
import { useToasts } from '../../../ui/toasts.tsx';
import { showDevices } from '../devices-view.ts';
import { useUndo } from '../use-edit.ts';
import { WorkDetails } from './work-details.tsx';
import { type Outcome, outcomeOf, progressWords, undoOf, workTitle } from './work-words.ts';

const useStyles = makeStyles({
  line: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  main: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 16px',
    padding: '8px 16px 8px 24px',
    minHeight: '40px',
  },
  words: { flexGrow: 1, flexBasis: '280px', minWidth: 0, display: 'grid', gap: '4px' },
  title: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1, overflowWrap: 'anywhere' },
  detail: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  bar: {
    height: '8px',
    ...progressTrack,
  },
  icon: { display: 'inline-flex', '& svg': { width: '24px', height: '24px' } },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  button: { minHeight: '40px' },
});

const ICONS: Readonly<Record<Outcome['look'], ReactElement>> = {
  done: <CheckmarkCircleFilled />,
  attention: <WarningFilled />,
  failed: <DismissCircleFilled />,
  neutral: <InfoFilled />,
};

export function WorkLine({ work }: { readonly work: WorkView }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const outcome = outcomeOf(work, { t, format });
  return (
    <li className={styles.line}>
      {outcome === null ? <Running work={work} /> : <Ended work={work} outcome={outcome} />}
    </li>
  );
}

/** Asks main for something whose end main tells by itself; that it could not be asked is told here. */
function useAskMain(): (asking: Promise<unknown>) => void {
  const { t } = useTranslation('devices');
  const tell = useToasts();
  return (asking) => void asking.catch(() => tell({ title: t('edit.failed'), intent: 'error' }));
}

function Running({ work }: { readonly work: WorkView }) {
  const styles = useStyles();
  const ask = useAskMain();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const title = workTitle(work, { t, format });
  const label = work.kind === 'add-files' ? t('works.adding', { title }) : title;
  const isStopping = work.state === 'stopping';
  return (
    <div className={styles.main}>
      <div className={styles.words}>
        <span className={styles.title}>{label}</span>
        <ProgressBar
          className={styles.bar}
          aria-label={label}
          shape="rounded"
          {...(work.total === 0 ? {} : { value: Math.min(1, work.done / work.total) })}
        />
        <span className={styles.detail}>{isStopping ? t('works.stopping') : progressWords(work, { t, format })}</span>
      </div>
      <Button
        className={styles.button}
        disabledFocusable={isStopping}
        aria-label={t('works.stopNamed', { title })}
        onClick={() => ask(call(bridge.work.stop(work.work)))}
      >
        {t('works.stop')}
      </Button>
    </div>
  );
}

function Ended({ work, outcome }: { readonly work: WorkView; readonly outcome: Outcome }) {
  const styles = useStyles();
  const text = useLookText();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const tell = useToasts();
  const ask = useAskMain();
  const undo = useUndo();
  const go = useNavigation((state) => state.go);
  const [isOpen, setIsOpen] = useState(false);
  const { result } = work;
  const issues = result?.of === 'add-files' ? result.issues.length : 0;
  const newDevices = result?.of === 'add-files' ? result.newDevices : 0;

  const undoable = undoOf(work);

  async function undoAndDismiss(edit: string): Promise<void> {
    if (await undo(edit)) await call(bridge.work.dismiss(work.work));
  }
  async function openFolder(): Promise<void> {
    const answer = await call(bridge.app.openFolder('exports'));
    if (!answer.ok) tell({ title: t('works.notOpened'), intent: 'warning' });
  }
  return (
    <>
      <div className={styles.main}>
        <span className={`${styles.icon} ${text[outcome.look]}`} aria-hidden>
          {ICONS[outcome.look]}
        </span>
        <div className={styles.words}>
          <span className={styles.title}>{outcome.title}</span>
          <span className={styles.detail}>{outcome.detail}</span>
        </div>
        <div className={styles.actions}>
          {undoable !== null && (
            <Button
              className={styles.button}
              icon={<ArrowUndoRegular />}
              onClick={() => ask(undoAndDismiss(undoable.edit))}
            >
              {t(undoable.label)}
            </Button>
          )}
          {newDevices > 0 && (
            <Button
              className={styles.button}
              onClick={() => {
                showDevices({ newSince: work.startedAt });
                go('devices');
              }}
            >
              {t('works.showNew', { count: newDevices })}
            </Button>
          )}
          {result?.of === 'export' && result.files.length > 0 && (
            <Button className={styles.button} icon={<FolderOpenRegular />} onClick={() => ask(openFolder())}>
              {t('works.openFolder')}
            </Button>
          )}
          {(issues > 0 || (result?.of === 'export' && result.files.length > 0)) && (
            <Button
              appearance="subtle"
              className={styles.button}
              aria-expanded={isOpen}
              icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
              iconPosition="after"
              onClick={() => setIsOpen(!isOpen)}
            >
              {issues > 0 ? t('works.issues', { count: issues }) : t('works.checks')}
            </Button>
          )}
          <Button
            appearance="subtle"
            className={styles.button}
            icon={<DismissRegular />}
            aria-label={t('works.dismiss', { title: workTitle(work, { t, format }) })}
            onClick={() => ask(call(bridge.work.dismiss(work.work)))}
          />
        </div>
      </div>
      {isOpen && result !== null && result.of !== 'edit' && <WorkDetails result={result} />}
    </>
  );
}
