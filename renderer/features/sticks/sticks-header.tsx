import { Button, makeStyles, Tooltip, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { OptionsRegular, UsbStickFilled } from '@fluentui/react-icons';
import type { BenchView } from '../../../shared/ipc/sticks.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { HiddenDrives } from './hidden-drives.tsx';
import { useSticksView } from './sticks-view.ts';
import type { StickCalls } from './use-stick-calls.ts';
import { safeCount } from './words/shown-cards.ts';
import { useSay } from './words/use-say.ts';

const useStyles = makeStyles({
  main: { minHeight: '48px', paddingLeft: '20px', paddingRight: '20px', fontSize: tokens.fontSizeBase400 },
});

interface SticksHeaderProps {
  readonly bench: BenchView;
  readonly isRunning: boolean;
  readonly calls: StickCalls;
}

/** The title with the main button, which counts the sticks that it takes along. */
export function SticksHeader({ bench, isRunning, calls }: SticksHeaderProps) {
  const styles = useStyles();
  const { t } = useSay();
  const restore = useRestoreFocusTarget();
  const openStage = useSticksView((view) => view.openStage);
  const count = safeCount(bench.cards);
  const canPrepare = count > 0 && !isRunning;
  // After a run that left sticks unfinished, the button that tries those again is the main one.
  const isMain = (bench.run?.again.failed ?? 0) === 0;
  useShortcut('Ctrl+P', t('shortcut.prepare'), () => {
    if (canPrepare) calls.prepareAll();
  });
  const main = (
    <Button
      appearance={isMain ? 'primary' : 'secondary'}
      className={styles.main}
      icon={<UsbStickFilled />}
      disabledFocusable={!canPrepare}
      onClick={calls.prepareAll}
    >
      {count === 0 ? t('page.prepareNone') : t('page.prepare', { count })}
    </Button>
  );
  return (
    <PageHeader
      title={t('page.title')}
      actions={
        <>
          {bench.run !== null && <HiddenDrives count={bench.hiddenSystemDrives} />}
          {!isRunning && (
            <>
              <Button {...restore} className={styles.main} icon={<OptionsRegular />} onClick={() => openStage(true)}>
                {t('page.whatGoesOn')}
              </Button>
              {count === 0 ? (
                <Tooltip content={t('page.prepareHint')} relationship="description">
                  {main}
                </Tooltip>
              ) : (
                main
              )}
            </>
          )}
        </>
      }
    />
  );
}
