import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resolution } from '../../../../shared/devices/conflict.ts';
import type { ConflictView } from '../../../../shared/ipc/devices.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingRows } from '../../../ui/loading-rows.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { SafeNote } from '../../../ui/safe-note.tsx';
import { useDevicesView } from '../devices-view.ts';
import { useConflicts } from '../use-device-facts.ts';
import { ConflictBanner } from './conflict-banner.tsx';
import { ConflictChoices } from './conflict-choices.tsx';
import { ConflictTable } from './conflict-table.tsx';
import { useResolve } from './use-resolve.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100%',
    boxSizing: 'border-box',
    padding: '0 24px 16px',
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    '& > header': { marginBottom: '-12px' },
  },
  back: { minWidth: '40px', height: '40px', marginLeft: '-8px' },
  button: { minHeight: '40px' },
  foot: {
    position: 'sticky',
    bottom: 0,
    marginTop: 'auto',
    marginLeft: '-24px',
    marginRight: '-24px',
    marginBottom: '-16px',
    padding: '12px 24px 16px',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '12px',
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-height: 560px)': { position: 'static' },
  },
  actions: { marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', gap: '12px', '& button': { minHeight: '48px' } },
});

/** The list takes the keys back where nothing else has them. */
function backToList(): void {
  setTimeout(() => {
    const list = document.querySelector('[role=grid]');
    if (document.activeElement === document.body && list instanceof HTMLElement) list.focus({ preventScroll: true });
  });
}

type Decided = Exclude<Resolution, 'later'>;

/** Two captures that cannot both be right, side by side, and what a person can decide. */
export function ConflictPage({ id }: { readonly id: string }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const set = useDevicesView((view) => view.set);
  const conflicts = useConflicts() ?? [];
  const answer = useAnswer(() => bridge.devices.conflict(id), ['devices', 'conflict', id]);
  const view = answer.data?.ok ? answer.data.value : undefined;
  const place = conflicts.indexOf(id);
  const [before, after] = [conflicts[place - 1], place === -1 ? conflicts[0] : conflicts[place + 1]];
  const page = useRef<HTMLDivElement>(null);
  // What had the focus is gone with the page or the conflict before: the keys go on here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each conflict
  useEffect(() => {
    if (document.activeElement === document.body) page.current?.querySelector('button')?.focus();
  }, [id]);
  useEffect(() => backToList, []);
  return (
    <div ref={page} className={styles.page}>
      <PageHeader
        title={t('conflict.title')}
        count={
          place === -1
            ? view?.state === 'resolved' && t('conflict.decided')
            : t('conflict.place', { position: place + 1, total: conflicts.length })
        }
        start={
          <Button
            appearance="subtle"
            className={styles.back}
            icon={<ArrowLeftRegular />}
            aria-label={t('conflict.back')}
            title={t('conflict.back')}
            onClick={() => set({ conflict: null })}
          />
        }
        actions={
          <>
            <Button
              className={styles.button}
              icon={<ChevronLeftRegular />}
              disabledFocusable={before === undefined}
              onClick={() => before !== undefined && set({ conflict: before })}
            >
              {t('conflict.previous')}
            </Button>
            <Button
              className={styles.button}
              icon={<ChevronRightRegular />}
              iconPosition="after"
              disabledFocusable={after === undefined}
              onClick={() => after !== undefined && set({ conflict: after })}
            >
              {t('conflict.next')}
            </Button>
          </>
        }
      />
      {answer.isPending && <LoadingRows rows={8} height={44} />}
      {(answer.isError || answer.data?.ok === false) && (
        <ErrorState
          title={t(answer.isError ? 'conflict.error' : 'conflict.refused.conflict-unknown')}
          safe={t('table.error.safe')}
          action={<Button onClick={() => set({ conflict: null })}>{t('conflict.back')}</Button>}
        />
      )}
      {view !== undefined && <Decide key={view.id} view={view} after={after ?? null} before={before ?? null} />}
    </div>
  );
}

/** The choice that is shown as chosen before a person has chosen. */
function firstChoice({ choice, fits, choices }: ConflictView): Decided | null {
  const wanted = [choice, fits].find((each): each is Decided => each !== null && each !== 'later');
  return wanted !== undefined && choices.includes(wanted) ? wanted : null;
}

interface DecideProps {
  readonly view: ConflictView;
  readonly before: string | null;
  readonly after: string | null;
}

function Decide({ view, before, after }: DecideProps) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const set = useDevicesView((devices) => devices.set);
  const [choice, setChoice] = useState<Decided | null>(() => firstChoice(view));
  const { resolve, isBusy } = useResolve();
  const isResolved = view.state === 'resolved';
  // One that is left open is passed by; the last of them leads back to the devices.
  const goOn = () => set({ conflict: after });

  async function decide(resolution: Resolution): Promise<void> {
    if (await resolve(view.id, resolution, view.choice ?? 'later')) set({ conflict: after ?? before });
  }
  return (
    <>
      <ConflictBanner view={view} />
      <ConflictTable view={view} />
      {view.state !== 'moot' && <ConflictChoices view={view} choice={choice} onChoose={setChoice} />}
      <div className={styles.foot}>
        <SafeNote strong={t('conflict.promiseStrong')}>{t('conflict.promise')}</SafeNote>
        <div className={styles.actions}>
          {/* An open conflict is left as it is; a decided one is opened again. */}
          <Button size="large" disabled={isBusy} onClick={isResolved ? () => void decide('later') : goOn}>
            {t(isResolved ? 'conflict.open' : 'conflict.choice.later')}
          </Button>
          {view.state !== 'moot' && (
            <Button
              size="large"
              appearance="primary"
              disabled={isBusy || choice === null || choice === view.choice}
              onClick={() => choice !== null && void decide(choice)}
            >
              {choice === null ? t('conflict.question') : t(`conflict.choice.${choice}`)}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}
