import { Link, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { LinkName } from '../../../shared/ipc/app.ts';
import { bridge } from '../../bridge/bridge.ts';
import { useAsk } from './failures.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: '4px 0 0',
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '24px',
    rowGap: '8px',
  },
});

/** Known pages, opened in the system's browser. */
export function Links({ names, row }: { readonly names: readonly LinkName[]; readonly row: string }) {
  const styles = useStyles();
  const { t } = useTranslation('settings');
  const ask = useAsk();
  return (
    <ul className={styles.list}>
      {names.map((name) => (
        <li key={name}>
          <Link as="button" onClick={() => void ask(row, bridge.app.openLink(name))}>
            {t(`links.${name}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
