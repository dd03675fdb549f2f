import { Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { explainIssue } from '../../../../shared/autopilot/error-desk/explain-issue.ts';
import type { DeviceDetail, IssueView } from '../../../../shared/ipc/devices.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useLookText } from '../../../ui/look.ts';
import { BadgeIconOf } from '../badge-icon.tsx';
import { badgeOfIssue } from '../row-badge.ts';
import { useDrawerStyles } from './drawer-styles.ts';
import { fixesOf, issuesToTell } from './issues-to-tell.ts';
import { useFix } from './use-fix.ts';

const useStyles = makeStyles({
  issue: {
    display: 'grid',
    justifyItems: 'start',
    gap: '4px',
    padding: '12px 14px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { display: 'inline-flex', '& svg': { width: '20px', height: '20px' } },
  button: { marginTop: '4px', minHeight: '40px' },
});

/** What is wrong, why, what to do, and the button that does it where there is one. */
export function IssueList({ detail }: { readonly detail: DeviceDetail }) {
  const shared = useDrawerStyles();
  const { t } = useTranslation('devices');
  const told = issuesToTell(detail);
  if (told.length === 0) return null;
  return (
    <section className={shared.section}>
      <h3 className={shared.heading}>{t('drawer.issues')}</h3>
      <ul className={shared.list}>
        {told.map((issue, index) => (
          // Two issues can be of one code and row; a new detail brings a new list.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Issue key={`${issue.code}-${issue.row}-${index}`} issue={issue} detail={detail} />
        ))}
      </ul>
    </section>
  );
}

function Issue({ issue, detail }: { readonly issue: IssueView; readonly detail: DeviceDetail }) {
  const styles = useStyles();
  const shared = useDrawerStyles();
  const { t } = useTranslation('devices');
  const { title, reason, nextAction } = explainIssue(issue, useLanguage());
  const text = useLookText();
  const { icon, look } = badgeOfIssue(issue);
  const fix = useFix(detail);
  const opener = useRestoreFocusTarget();
  return (
    <li className={styles.issue}>
      <p className={`${shared.strong} ${shared.line}`}>
        <span className={`${styles.icon} ${text[look]}`} aria-hidden>
          <BadgeIconOf icon={icon} />
        </span>
        {title}
      </p>
      <p className={shared.text}>{reason}</p>
      <p className={shared.text}>
        <strong>{t('drawer.whatToDo')}: </strong>
        {nextAction}
      </p>
      {fixesOf(issue, detail).map((offered) => (
        <Button key={offered} {...opener} className={styles.button} onClick={() => void fix(offered)}>
          {t(`fix.${offered}`)}
        </Button>
      ))}
    </li>
  );
}
