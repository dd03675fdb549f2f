import { Link } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { LinkName } from '../../../shared/ipc/app.ts';
import { bridge } from '../../bridge/bridge.ts';
import { useAsk } from './failures.ts';

/** A known page, opened in the system's browser. */
export function PageLink({ name, row }: { readonly name: LinkName; readonly row: string }) {
  const { t } = useTranslation('settings');
  const ask = useAsk();
  return (
    <Link as="button" onClick={() => void ask(row, bridge.app.openLink(name))}>
      {t(`links.${name}`)}
    </Link>
  );
}
