import { Button, makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DepotView } from '../../shared/ipc/app.ts';
import { bridge } from '../bridge/bridge.ts';
import { call } from '../bridge/call.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useTrouble } from '../ui/use-trouble.ts';
import type { Page } from './navigation.ts';

type Failure = NonNullable<DepotView['failure']>;

const useStyles = makeStyles({ page: { padding: '0 24px' } });

/** In place of a page whose depot does not open: what happened, what is safe, what to do. */
export function DepotFailed({ failure, page }: { readonly failure: Failure; readonly page: Page }) {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const client = useQueryClient();
  const tell = useToasts();
  const trouble = useTrouble();
  const reopen = useMutation({
    mutationFn: () => call(bridge.app.reopenDepot()),
    onSuccess: (depot) => client.setQueryData(['depot'], depot),
    onError: (error) => tell({ title: t('failed.store-not-opened.title'), text: trouble(error), intent: 'error' }),
  });
  const open = async (folder: 'data' | 'logs') => {
    const answer = await bridge.app.openFolder(folder);
    if (!answer.ok || !answer.value.ok) {
      tell({ title: t('failed.folderNotOpened'), intent: 'error' });
    }
  };
  return (
    <div className={styles.page}>
      <PageHeader title={t(`nav.${page}`)} />
      <ErrorState
        isCard
        title={t(`failed.${failure}.title`)}
        text={t(`failed.${failure}.text`)}
        safe={failure === 'store-damaged' ? t('failed.safeDamaged') : t('failed.safe')}
        action={
          <>
            <Button appearance="primary" disabled={reopen.isPending} onClick={() => reopen.mutate()}>
              {t('tryAgain')}
            </Button>
            <Button onClick={() => void open('data')}>{t('failed.folder')}</Button>
            <Button onClick={() => void open('logs')}>{t('failed.logs')}</Button>
          </>
        }
      />
    </div>
  );
}
