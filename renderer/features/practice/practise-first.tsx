import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation.ts';
import { bridge } from '../../bridge/bridge.ts';
import { call } from '../../bridge/call.ts';
import { useDepot } from '../../bridge/views.ts';
import { useToasts } from '../../ui/toasts.tsx';
import { useTrouble } from '../../ui/use-trouble.ts';

const useStyles = makeStyles({
  button: { minHeight: '40px', fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
});

/** On a page that is empty because nothing was done yet: the way into the practice round. None in practice itself. */
export function PractiseFirst() {
  const styles = useStyles();
  const { t } = useTranslation('practice');
  const tell = useToasts();
  const trouble = useTrouble();
  const go = useNavigation((state) => state.go);
  const enter = useMutation({
    mutationFn: () => call(bridge.practice.enter()),
    onSuccess: () => go('sticks'),
    onError: (error) => tell({ title: t('notEntered'), text: trouble(error), intent: 'error' }),
  });
  if (useDepot()?.kind !== 'own') return null;
  return (
    <Button
      appearance="subtle"
      className={styles.button}
      icon={<BeakerRegular />}
      disabledFocusable={enter.isPending}
      onClick={() => enter.mutate()}
    >
      {t('practiseFirst')}
    </Button>
  );
}
