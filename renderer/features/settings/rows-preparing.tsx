import {
  ArrowEject20Regular,
  ArrowRepeatAll20Regular,
  LocalLanguage20Regular,
  Power20Regular,
  Prohibited20Regular,
  Speaker220Regular,
  Textbox20Regular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { SettingsView } from '../../../shared/ipc/settings.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Choice, OnOff } from './controls.tsx';
import type { SettingRow } from './setting-row.ts';
import { useChange } from './use-change.ts';
import { useScriptRow } from './use-script-row.tsx';
import { useStageKit } from './use-stage-kit.ts';

const DRIVES_GIB = [32, 64, 128, 256, 512] as const;
const AFTER = ['ask', 'shutdown', 'leave-on'] as const;
const LANGUAGES = ['system', 'en', 'nl'] as const;
const ASK_FOR = ['none', 'asset-tag', 'note'] as const;

/** A drive sold as so many GB has fewer GiB, so the limit in GiB reads as the number on its packing. */
const GB = 1_000_000_000;

export function usePreparingRows({ values, locked, script }: SettingsView): readonly SettingRow[] {
  const { t } = useTranslation('settings');
  const { bytes } = useFormat();
  const change = useChange();
  const { kit, isOpen, set } = useStageKit();
  const isLocked = (name: SettingsView['locked'][number]) => locked.includes(name);
  const drives = DRIVES_GIB.map((gib) => ({ value: String(gib), text: bytes(gib * GB) }));
  const after = AFTER.map((value) => ({ value, text: t(`after.options.${value}`) }));
  const languages = LANGUAGES.map((value) => ({ value, text: t(`kitLanguage.options.${value}`) }));
  const askFor = ASK_FOR.map((value) => ({ value, text: t(`askFor.options.${value}`) }));
  return [
    useScriptRow(script, isLocked('scriptSource')),
    {
      id: 'largestDriveGib',
      icon: <Prohibited20Regular />,
      title: t('largest.title'),
      text: t('largest.text'),
      isLocked: isLocked('largestDriveGib'),
      control: (names) => (
        <Choice
          names={names}
          value={String(values.largestDriveGib)}
          options={drives}
          isDisabled={isLocked('largestDriveGib')}
          onChoose={(chosen) => {
            const gib = DRIVES_GIB.find((each) => String(each) === chosen);
            if (gib !== undefined) {
              void change('largestDriveGib', gib);
            }
          }}
        />
      ),
    },
    {
      id: 'after',
      icon: <Power20Regular />,
      title: t('after.title'),
      text: !isOpen ? t('needsDepot') : t('after.text'),
      alsoFound: after.map(({ text }) => text),
      control: (names) => (
        <Choice
          names={names}
          value={kit?.after ?? null}
          options={after}
          isDisabled={!isOpen}
          onChoose={(value) => void set('after', 'after', value)}
        />
      ),
    },
    {
      id: 'kitLanguage',
      icon: <LocalLanguage20Regular />,
      title: t('kitLanguage.title'),
      text: !isOpen ? t('needsDepot') : t('kitLanguage.text'),
      control: (names) => (
        <Choice
          names={names}
          value={kit?.language ?? null}
          options={languages}
          isDisabled={!isOpen}
          onChoose={(value) => void set('kitLanguage', 'language', value)}
        />
      ),
    },
    {
      id: 'kitSound',
      icon: <Speaker220Regular />,
      title: t('kitSound.title'),
      text: !isOpen ? t('needsDepot') : t('kitSound.text'),
      control: (names) => (
        <OnOff
          names={names}
          isOn={kit?.sound ?? false}
          isDisabled={!isOpen}
          onChange={(isOn) => void set('kitSound', 'sound', isOn)}
        />
      ),
    },
    {
      id: 'askFor',
      icon: <Textbox20Regular />,
      title: t('askFor.title'),
      text: !isOpen ? t('needsDepot') : t('askFor.text'),
      alsoFound: askFor.map(({ text }) => text),
      control: (names) => (
        <Choice
          names={names}
          value={kit?.askFor ?? null}
          options={askFor}
          isDisabled={!isOpen}
          onChoose={(value) => void set('askFor', 'askFor', value)}
        />
      ),
    },
    {
      id: 'ejectWhenDone',
      icon: <ArrowEject20Regular />,
      title: t('eject.title'),
      text: t('eject.text'),
      isLocked: isLocked('ejectWhenDone'),
      control: (names) => (
        <OnOff
          names={names}
          isOn={values.ejectWhenDone}
          isDisabled={isLocked('ejectWhenDone')}
          onChange={(isOn) => void change('ejectWhenDone', isOn)}
        />
      ),
    },
    {
      id: 'prepareAgain',
      icon: <ArrowRepeatAll20Regular />,
      title: t('again.title'),
      text: t('again.text'),
      isLocked: isLocked('prepareAgain'),
      control: (names) => (
        <OnOff
          names={names}
          isOn={values.prepareAgain}
          isDisabled={isLocked('prepareAgain')}
          onChange={(isOn) => void change('prepareAgain', isOn)}
        />
      ),
    },
  ];
}
