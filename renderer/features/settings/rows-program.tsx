import {
  Alert20Regular,
  ArrowCircleDown20Regular,
  Broom20Regular,
  Clock20Regular,
  DarkTheme20Regular,
  LocalLanguage20Regular,
  PanelBottom20Regular,
  PersonArrowRight20Regular,
  Speaker220Regular,
  TextLineSpacing20Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsView, SettingValues } from '../../../shared/ipc/settings.ts';
import { useBoot } from '../../bridge/views.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Choice, OnOff } from './controls.tsx';
import type { SettingRow } from './setting-row.ts';
import { useChange } from './use-change.ts';

const DAYS = [7, 14, 30, 60, 90] as const;
const LANGUAGES = ['system', 'en', 'nl'] as const;
const THEMES = ['system', 'light', 'dark', 'high-contrast'] as const;
const DENSITIES = ['comfortable', 'compact'] as const;

type Switchable = { [N in keyof SettingValues]: SettingValues[N] extends boolean ? N : never }[keyof SettingValues];
type Chosen = 'language' | 'theme' | 'density';

/** Makes rows of settings that are on or off, or one of a few words. */
function useRowMakers({ values, locked }: SettingsView) {
  const change = useChange();
  const onOff = (name: Switchable, icon: ReactElement, title: string, text: string, isPossible = true): SettingRow => ({
    id: name,
    icon,
    title,
    text,
    isLocked: locked.includes(name),
    control: (names) => (
      <OnOff
        names={names}
        isOn={values[name]}
        isDisabled={!isPossible || locked.includes(name)}
        onChange={(isOn) => void change(name, isOn)}
      />
    ),
  });
  const choice = <N extends Chosen>(
    name: N,
    icon: ReactElement,
    title: string,
    options: readonly { readonly value: SettingValues[N]; readonly text: string }[],
    text?: string,
  ): SettingRow => ({
    id: name,
    icon,
    title,
    text,
    alsoFound: options.map((option) => option.text),
    isLocked: locked.includes(name),
    control: (names) => (
      <Choice
        names={names}
        value={values[name]}
        options={options}
        isDisabled={locked.includes(name)}
        onChoose={(value) => void change(name, value)}
      />
    ),
  });
  return { onOff, choice, change };
}

export function useCollectingRows(settings: SettingsView): readonly SettingRow[] {
  const { t } = useTranslation('settings');
  const { days } = useFormat();
  const { onOff, change } = useRowMakers(settings);
  const isLocked = settings.locked.includes('outTooLongDays');
  return [
    onOff('collectByItself', <ArrowCircleDown20Regular />, t('collect.title'), t('collect.text')),
    {
      id: 'outTooLongDays',
      icon: <Clock20Regular />,
      title: t('outTooLong.title'),
      isLocked,
      control: (names) => (
        <Choice
          names={names}
          value={String(settings.values.outTooLongDays)}
          options={DAYS.map((value) => ({ value: String(value), text: days(value) }))}
          isDisabled={isLocked}
          onChoose={(chosen) => {
            const value = DAYS.find((each) => String(each) === chosen);
            if (value !== undefined) {
              void change('outTooLongDays', value);
            }
          }}
        />
      ),
    },
    onOff('clearCollected', <Broom20Regular />, t('clear.title'), t('clear.text')),
  ];
}

export function useLookRows(settings: SettingsView): readonly SettingRow[] {
  const { t } = useTranslation('settings');
  const { choice } = useRowMakers(settings);
  return [
    choice(
      'language',
      <LocalLanguage20Regular />,
      t('language.title'),
      LANGUAGES.map((value) => ({ value, text: t(`language.options.${value}`) })),
      t('language.text'),
    ),
    choice(
      'theme',
      <DarkTheme20Regular />,
      t('theme.title'),
      THEMES.map((value) => ({ value, text: t(`theme.options.${value}`) })),
    ),
    choice(
      'density',
      <TextLineSpacing20Regular />,
      t('density.title'),
      DENSITIES.map((value) => ({ value, text: t(`density.options.${value}`) })),
    ),
  ];
}

export function useSoundRows(settings: SettingsView): readonly SettingRow[] {
  const { t } = useTranslation('settings');
  const isInstalled = useBoot().data?.isInstalled === true;
  const { onOff } = useRowMakers(settings);
  return [
    onOff('sounds', <Speaker220Regular />, t('sounds.title'), t('sounds.text')),
    onOff('notifications', <Alert20Regular />, t('notifications.title'), t('notifications.text')),
    onOff('keepInTray', <PanelBottom20Regular />, t('tray.title'), t('tray.text')),
    onOff(
      'startAtSignIn',
      <PersonArrowRight20Regular />,
      t('signIn.title'),
      t(isInstalled ? 'signIn.text' : 'signIn.notInstalled'),
      isInstalled,
    ),
  ];
}
