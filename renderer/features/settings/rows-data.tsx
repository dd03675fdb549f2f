import {
  Beaker20Regular,
  BookOpen20Regular,
  Database20Regular,
  DocumentBulletList20Regular,
  FolderOpen20Regular,
  Info20Regular,
  Keyboard20Regular,
  ShieldPerson20Regular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { SettingsView } from '../../../shared/ipc/settings.ts';
import { ShortcutTable } from '../../app/shortcut-list.tsx';
import { bridge } from '../../bridge/bridge.ts';
import { BridgeError } from '../../bridge/call.ts';
import { useBoot, useDepot } from '../../bridge/views.ts';
import { Mono } from '../../ui/mono.tsx';
import { useTrouble } from '../../ui/use-trouble.ts';
import { Do } from './controls.tsx';
import { useAsk, useFailures } from './failures.ts';
import { PageLink } from './page-link.tsx';
import type { SettingRow } from './setting-row.ts';

export function useDataRows({ dataFolder, logFolder }: SettingsView): readonly SettingRow[] {
  const { t } = useTranslation('settings');
  const ask = useAsk();
  const trouble = useTrouble();
  const depot = useDepot();
  const isPractice = depot?.kind === 'practice';
  const open = (row: string, title: string, folder: 'data' | 'logs' | 'exports') => (
    <Do
      text={t('open')}
      name={t('openNamed', { title })}
      onClick={() => void ask(row, bridge.app.openFolder(folder))}
    />
  );
  const changeDepot = async () => {
    const envelope = await (isPractice ? bridge.practice.leave() : bridge.practice.enter());
    if (!envelope.ok) {
      const why = trouble(new BridgeError(envelope.error.code, envelope.error.detail));
      useFailures.getState().set('practice', `${t('practice.failed')} ${why}`);
    }
  };
  return [
    {
      id: 'dataFolder',
      icon: <Database20Regular />,
      title: t('dataFolder.title'),
      text: <Mono wraps>{dataFolder}</Mono>,
      alsoFound: [dataFolder],
      control: () => open('dataFolder', t('dataFolder.title'), 'data'),
    },
    {
      id: 'logFolder',
      icon: <DocumentBulletList20Regular />,
      title: t('logFolder.title'),
      text: (
        <>
          <Mono wraps>{logFolder}</Mono>
          <br />
          {t('logFolder.text')}
        </>
      ),
      alsoFound: [logFolder, t('logFolder.text')],
      control: () => open('logFolder', t('logFolder.title'), 'logs'),
    },
    {
      id: 'exports',
      icon: <FolderOpen20Regular />,
      title: t('exports.title'),
      text: t('exports.text'),
      control: () => open('exports', t('exports.title'), 'exports'),
    },
    {
      id: 'practice',
      icon: <Beaker20Regular />,
      title: t('practice.title'),
      text: t('practice.text'),
      control: () => (
        <Do text={isPractice ? t('practice.leave') : t('practice.enter')} onClick={() => void changeDepot()} />
      ),
    },
  ];
}

export function useKeyRows(): readonly SettingRow[] {
  const { t } = useTranslation(['settings', 'shell']);
  return [
    {
      id: 'keys',
      icon: <Keyboard20Regular />,
      title: t('shell:shortcuts.title'),
      text: (
        <>
          {t('keysText')}
          <ShortcutTable />
        </>
      ),
      alsoFound: [t('keysText')],
    },
  ];
}

export function useAboutRows(): readonly SettingRow[] {
  const { t } = useTranslation('settings');
  const boot = useBoot().data;
  const electron = boot?.electron ?? '';
  return [
    {
      id: 'version',
      icon: <Info20Regular />,
      title: t('version.title', { version: boot?.version ?? '' }),
      text: boot?.isStandIn === true ? t('version.standIn', { electron }) : t('version.electron', { electron }),
    },
    { id: 'privacy', icon: <ShieldPerson20Regular />, title: t('privacy.title'), text: t('privacy.text') },
    {
      id: 'links',
      icon: <BookOpen20Regular />,
      title: t('links.title'),
      text: <PageLink name="autopilot-docs" row="links" />,
      alsoFound: [t('links.autopilot-docs')],
    },
  ];
}
