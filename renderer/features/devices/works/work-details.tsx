import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { explainIssue } from '../../../../shared/autopilot/error-desk/explain-issue.ts';
import type { WorkView } from '../../../../shared/ipc/work.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Mono } from '../../../ui/mono.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: '0 24px 12px', display: 'grid', gap: '8px' },
  item: { display: 'grid', gap: '2px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

export type ResultOfFiles = Exclude<NonNullable<WorkView['result']>, { of: 'edit' }>;

/** What is to be said of the files of a work: what is wrong with those read, the checksums of those written. */
export function WorkDetails({ result }: { readonly result: ResultOfFiles }) {
  const styles = useStyles();
  const { t } = useTranslation('devices');
  const format = useFormat();
  const language = useLanguage();
  if (result.of === 'export') {
    return (
      <ul className={styles.list} aria-label={t('works.checks')}>
        {result.files.map(({ name, rows, bytes, sha256 }) => (
          <li key={name} className={styles.item}>
            <span>
              <span className={styles.strong}>{name}</span> · {t('works.fileRows', { count: rows })} ·{' '}
              {format.bytes(bytes)}
            </span>
            <Mono wraps>{sha256}</Mono>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul className={styles.list} aria-label={t('works.issuesOf')}>
      {result.issues.map(({ file, issue }, index) => {
        const { title, reason, nextAction } = explainIssue(issue, language);
        return (
          // One file can have an issue twice; the list of an ended work does not change.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} className={styles.item}>
            <span className={styles.strong}>
              {file}: {title}
            </span>
            <span>
              {reason} {nextAction}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
