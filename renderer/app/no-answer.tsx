import { Button, makeStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoot } from '../bridge/views.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useTrouble } from '../ui/use-trouble.ts';
import type { Page } from './navigation.ts';

/** Main answers within milliseconds; after this something is wrong with it. */
const PATIENCE_S = 10;

const useStyles = makeStyles({ page: { padding: '0 24px' } });

/** Until main has said how things are: what waits, then that it does not answer. */
export function NoAnswer({ page, waiting }: { readonly page: Page; readonly waiting: ReactNode }) {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const trouble = useTrouble();
  const boot = useBoot();
  const [isLate, setIsLate] = useState(false);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try has its own patience
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE_S * 1000);
    return () => clearTimeout(timer);
  }, [turn]);
  if (!boot.isError && !isLate) {
    return waiting;
  }
  return (
    <div className={styles.page}>
      <PageHeader title={t(`nav.${page}`)} />
      <ErrorState
        isCard
        title={t('noAnswer.title')}
        text={boot.isError ? trouble(boot.error) : t('noAnswer.text', { seconds: PATIENCE_S })}
        safe={t('noAnswer.safe')}
        action={
          <Button
            appearance="primary"
            onClick={() => {
              setIsLate(false);
              setTurn((value) => value + 1);
              void boot.refetch();
            }}
          >
            {t('tryAgain')}
          </Button>
        }
      />
    </div>
  );
}
