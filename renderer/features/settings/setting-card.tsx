import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissCircle16Filled, LockClosed16Filled } from '@fluentui/react-icons';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailures } from './failures.ts';
import type { SettingRow } from './setting-row.ts';

const useStyles = makeStyles({
  card: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '8px',
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: '16px',
    rowGap: '8px',
    minHeight: '60px',
    boxSizing: 'border-box',
    padding: '8px 16px',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    '@media (max-width: 640px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  // Beside the first lines of a tall row.
  icon: { display: 'grid', alignSelf: 'start', marginTop: '12px', color: tokens.colorNeutralForeground2 },
  words: { minWidth: 0 },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  lock: { verticalAlign: 'text-bottom', marginRight: '4px', color: tokens.colorNeutralForeground2 },
  control: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '12px',
    '@media (max-width: 640px)': { gridColumn: '2', justifyContent: 'flex-start' },
  },
  failure: {
    gridColumn: '2 / -1',
    display: 'flex',
    alignItems: 'flex-start',
    gap: '6px',
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorStatusDangerForeground1,
  },
  failureIcon: { flexShrink: 0, marginTop: '2px' },
});

function Row({ row }: { readonly row: SettingRow }) {
  const styles = useStyles();
  const { t } = useTranslation('settings');
  const id = useId();
  const failure = useFailures((state) => state.texts[row.id]);
  const hasText = row.text !== undefined || row.isLocked === true;
  return (
    <li className={styles.row}>
      <span className={styles.icon} aria-hidden>
        {row.icon}
      </span>
      <div className={styles.words}>
        <span id={`${id}-title`} className={styles.title}>
          {row.title}
        </span>
        {hasText && (
          <div id={`${id}-text`} className={styles.text}>
            {row.isLocked === true && (
              <>
                <LockClosed16Filled className={styles.lock} aria-hidden />
                {`${t('locked')} `}
              </>
            )}
            {row.text}
          </div>
        )}
      </div>
      {row.control !== undefined && (
        <div className={styles.control}>
          {row.control({
            'aria-labelledby': `${id}-title`,
            'aria-describedby': hasText ? `${id}-text` : undefined,
          })}
        </div>
      )}
      <div
        role="alert"
        className={mergeClasses(failure !== undefined && styles.failure)}
        hidden={failure === undefined}
      >
        {failure !== undefined && (
          <>
            <DismissCircle16Filled className={styles.failureIcon} aria-hidden />
            {failure}
          </>
        )}
      </div>
    </li>
  );
}

/** The settings of a section, a row each. */
export function SettingCard({ rows }: { readonly rows: readonly SettingRow[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.card}>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </ul>
  );
}
