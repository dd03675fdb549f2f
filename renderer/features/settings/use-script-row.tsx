import { DocumentText20Regular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsView, SettingValues } from '../../../shared/ipc/settings.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Choice, Do } from './controls.tsx';
import { useAsk } from './failures.ts';
import type { SettingRow } from './setting-row.ts';
import { useChange } from './use-change.ts';

const SOURCES = ['built-in', 'file', 'gallery'] as const;
type Source = SettingValues['scriptSource'];

/** Seconds since a wait began; main ends every download by its own deadline. */
function useWaited(isWaiting: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    const timer = isWaiting ? setInterval(() => setSeconds((value) => value + 1), 1_000) : undefined;
    return () => clearInterval(timer);
  }, [isWaiting]);
  return seconds;
}

/** Which script reads the hash. A file is chosen in main's dialog; the gallery's is downloaded once and kept. */
export function useScriptRow(script: SettingsView['script'], isLocked: boolean): SettingRow {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const ask = useAsk();
  const change = useChange();
  const [isFetching, setIsFetching] = useState(false);
  const waited = useWaited(isFetching);

  const choose = async (source: Source) => {
    if (source === 'built-in') {
      await change('scriptSource', source);
      return;
    }
    setIsFetching(source === 'gallery');
    const sent = source === 'gallery' ? bridge.settings.fetchScript() : bridge.settings.chooseScript();
    const after: SettingsView | null = await ask<SettingsView, ScriptRefusal>('scriptSource', sent);
    setIsFetching(false);
    if (after !== null) {
      client.setQueryData(['settings'], after);
    }
  };

  const signed = script.signer === null ? t('script.notSigned') : t('script.signed', { signer: script.signer });
  const options = SOURCES.map((value) => ({ value, text: t(`script.options.${value}`) }));
  return {
    id: 'scriptSource',
    icon: <DocumentText20Regular />,
    title: t('script.title'),
    text: isFetching
      ? t('script.downloading', { count: waited })
      : t(`script.${script.kind}`, { name: script.name, version: script.version, signed }),
    alsoFound: options.map(({ text }) => text),
    isLocked,
    control: (names) => (
      <>
        {script.kind !== 'built-in' && (
          <Do
            text={script.kind === 'file' ? t('script.chooseAgain') : t('script.downloadAgain')}
            isDisabled={isLocked || isFetching}
            onClick={() => void choose(script.kind)}
          />
        )}
        <Choice
          names={names}
          value={script.kind}
          options={options}
          isDisabled={isLocked || isFetching}
          onChoose={(source) => void choose(source)}
        />
      </>
    ),
  };
}

type ScriptRefusal =
  | 'cancelled'
  | 'locked'
  | 'not-kept'
  | 'script-unreadable'
  | 'script-too-large'
  | 'script-no-text'
  | 'script-no-output-file'
  | 'offline'
  | 'feed-refused'
  | 'package-unusable';
