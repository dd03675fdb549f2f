import { makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { BranchCompareFilled } from '@fluentui/react-icons';
import { Trans, useTranslation } from 'react-i18next';
import type { ConflictView } from '../../../../shared/ipc/devices.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { differenceSentence } from './conflict-words.ts';

const useStyles = makeStyles({
  banner: {
    display: 'flex',
    gap: '16px',
    padding: '12px 20px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground2,
  },
  icon: { width: '28px', height: '28px', flexShrink: 0, color: tokens.colorStatusWarningForeground1 },
  title: { margin: 0, color: tokens.colorNeutralForeground1 },
  text: { margin: '4px 0 0' },
});

/** What the two have in common, what not, and what that looks like. */
export function ConflictBanner({ view }: { readonly view: ConflictView }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const { kind, looksLike, state } = view;
  return (
    <section className={styles.banner}>
      <BranchCompareFilled className={styles.icon} aria-hidden />
      <div>
        <Subtitle1 as="h2" className={styles.title}>
          {t(`conflict.kind.${kind}`)}
        </Subtitle1>
        <p className={styles.text}>
          {state === 'moot' ? t('conflict.moot') : differenceSentence(view, { t, format })}{' '}
          {state !== 'moot' && looksLike !== 'unknown' && (
            <Trans t={t} i18nKey={`conflict.looksLike.${looksLike}`} components={{ b: <strong /> }} />
          )}
        </p>
      </div>
    </section>
  );
}
