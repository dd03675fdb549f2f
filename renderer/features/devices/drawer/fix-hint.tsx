import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { explainIssue } from '../../../../shared/autopilot/error-desk/explain-issue.ts';
import type { DeviceDetail } from '../../../../shared/ipc/devices.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useLookText } from '../../../ui/look.ts';
import { BadgeIconOf } from '../badge-icon.tsx';
import { badgeOfIssue } from '../row-badge.ts';
import { fixesOf, issuesToTell } from './issues-to-tell.ts';
import { useFix } from './use-fix.ts';

const useStyles = makeStyles({
  hints: { listStyleType: 'none', margin: '0 0 16px', padding: 0, display: 'grid', gap: '8px' },
  hint: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    padding: '7px 8px 7px 14px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { display: 'inline-flex', '& svg': { width: '20px', height: '20px' } },
  title: { flex: '1 1 120px', minWidth: 0 },
  button: { minHeight: '40px', marginLeft: 'auto' },
});

/** In the tabs beside the overview: what waits for a person, in a line each with the button that settles it. */
export function FixHint({ detail }: { readonly detail: DeviceDetail }) {
  const styles = useStyles();
  const text = useLookText();
  const { t } = useTranslation('devices');
  const language = useLanguage();
  const fix = useFix(detail);
  const opener = useRestoreFocusTarget();
  const hints = issuesToTell(detail).flatMap((issue) => {
    const [first] = fixesOf(issue, detail);
    return first === undefined ? [] : [{ issue, fix: first }];
  });
  if (hints.length === 0) return null;
  return (
    <ul className={styles.hints} aria-label={t('drawer.issues')}>
      {hints.map(({ issue, fix: offered }) => (
        <li key={`${issue.code}-${issue.row}-${offered}`} className={styles.hint}>
          <span className={`${styles.icon} ${text[badgeOfIssue(issue).look]}`} aria-hidden>
            <BadgeIconOf icon={badgeOfIssue(issue).icon} />
          </span>
          <span className={styles.title}>{explainIssue(issue, language).title}</span>
          <Button {...opener} className={styles.button} onClick={() => void fix(offered)}>
            {t(`fix.${offered}`)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
