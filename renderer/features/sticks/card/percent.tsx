import { makeStyles, Title2, tokens } from '@fluentui/react-components';
import { useFormat } from '../../../i18n/use-format.ts';

const useStyles = makeStyles({
  percent: {
    marginLeft: 'auto',
    flexShrink: 0,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    lineHeight: '28px',
  },
  sign: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** 71 %: the figure to be read from a step away. The progress bar beside it tells it to a screen reader. */
export function Percent({ share }: { readonly share: number }) {
  const styles = useStyles();
  const { percent } = useFormat();
  const [, figure = '', sign = ''] = /^([\d.,]+)(.*)$/.exec(percent(share)) ?? [];
  return (
    <Title2 aria-hidden className={styles.percent}>
      {figure}
      <span className={styles.sign}>{` ${sign.trim()}`}</span>
    </Title2>
  );
}
