import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Beaker24Filled } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge/bridge.ts';
import { call } from '../bridge/call.ts';
import { ownTokens } from '../ui/theme-own.ts';
import { useToasts } from '../ui/toasts.tsx';
import { useTrouble } from '../ui/use-trouble.ts';

const useStyles = makeStyles({
  banner: {
    gridArea: 'banner',
    minHeight: '56px',
    boxSizing: 'border-box',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '16px',
    rowGap: '4px',
    padding: '6px 20px 6px 28px',
    color: ownTokens.colorPracticeOnSolid,
    backgroundColor: ownTokens.colorPracticeSolid,
    backgroundImage: `repeating-linear-gradient(135deg, ${ownTokens.colorPracticeSolidStripe} 0 16px, transparent 16px 40px)`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    flex: '1 1 160px',
    '@media (max-width: 720px)': { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  },
  leave: { flexShrink: 0, minHeight: '40px', color: tokens.colorNeutralForeground1 },
});

/** Nobody takes the practice depot for the real one: a banner over every page, and a frame round the window. */
export function PracticeBanner() {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const tell = useToasts();
  const trouble = useTrouble();
  const leave = useMutation({
    mutationFn: () => call(bridge.practice.leave()),
    onError: (error) => tell({ title: t('practice.failed'), text: trouble(error), intent: 'error' }),
  });
  return (
    <section className={styles.banner} aria-label={t('practice.label')}>
      <Beaker24Filled aria-hidden />
      <p className={styles.title}>{t('practice.title')}</p>
      <p className={styles.text}>{t('practice.text')}</p>
      <Button className={styles.leave} disabled={leave.isPending} onClick={() => leave.mutate()}>
        {t('practice.leave')}
      </Button>
    </section>
  );
}
