import { Button, FluentProvider, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingValues } from '../../shared/ipc/settings.ts';
import { languageFor } from '../../shared/language.ts';
import { useBridgeEvent } from '../bridge/use-bridge-event.ts';
import { useBoot, useDepot, useSettings } from '../bridge/views.ts';
import { WorksBar } from '../features/devices/works/works-bar.tsx';
import { i18n, speak } from '../i18n/i18n.ts';
import { PoliteRegion } from '../ui/polite.tsx';
import { ownTokens } from '../ui/theme-own.ts';
import { Toasts } from '../ui/toasts.tsx';
import { THEMES, useThemeName } from './look.ts';
import { useNavigation } from './navigation.ts';
import { PageArea } from './page-area.tsx';
import { PracticeBanner } from './practice-banner.tsx';
import { Rail } from './rail.tsx';
import { ShortcutDialog } from './shortcut-list.tsx';
import { useShortcut, useShortcutKeys } from './shortcuts.ts';
import { TitleBar } from './title-bar.tsx';

/** Read after the window stands: what ends in the first moment is on the page anyway. */
const StickAnnouncer = lazy(() =>
  import('../features/sticks/stick-announcer.tsx').then((module) => ({ default: module.StickAnnouncer })),
);

const useStyles = makeStyles({
  window: {
    height: '100vh',
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gridTemplateRows: '40px auto auto minmax(0, 1fr)',
    gridTemplateAreas: '"title title" "banner banner" "rail works" "rail page"',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    fontVariantNumeric: 'tabular-nums',
  },
  works: { gridArea: 'works', minWidth: 0 },
  framed: { border: `4px solid ${ownTokens.colorPracticeSolid}` },
  skip: {
    position: 'fixed',
    left: '8px',
    top: '4px',
    zIndex: 10,
    ':not(:focus)': { clipPath: 'inset(50%)' },
  },
});

/** Speaks the language and gives the document the theme that the settings ask for. */
function useSpokenSettings(): void {
  const values = useSettings().data?.values;
  const locale = useBoot().data?.locale;
  const choice = values?.language;
  const theme = values?.theme;
  useEffect(() => {
    if (choice === undefined || theme === undefined) {
      return;
    }
    const language = languageFor(choice, locale ?? navigator.language);
    document.documentElement.dataset.theme = theme;
    if (i18n.language !== language) {
      void speak(language);
    }
  }, [choice, theme, locale]);
}

function Window() {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const [isListOpen, setIsListOpen] = useState(false);
  const isPractice = useDepot()?.kind === 'practice';
  useShortcutKeys();
  useShortcut('?', t('shortcuts.list'), () => setIsListOpen(true), 'everywhere');
  // The toaster hears these keys itself; here they are told.
  useShortcut('Ctrl+M', t('shortcuts.notices'), () => undefined, 'everywhere');
  useBridgeEvent('app:go-to', useNavigation.getState().go);
  return (
    <div className={mergeClasses(styles.window, isPractice && styles.framed)}>
      <Button appearance="primary" className={styles.skip} onClick={() => document.getElementById('page')?.focus()}>
        {t('skip')}
      </Button>
      <TitleBar onShortcuts={() => setIsListOpen(true)} />
      {isPractice && <PracticeBanner />}
      <Rail />
      <div className={styles.works}>
        <WorksBar />
      </div>
      <PageArea />
      <Suspense>
        <StickAnnouncer />
      </Suspense>
      <ShortcutDialog isOpen={isListOpen} onClose={() => setIsListOpen(false)} />
    </div>
  );
}

/** @param firstTheme Until main has told the settings. */
export function App({ firstTheme }: { readonly firstTheme: SettingValues['theme'] }) {
  useSpokenSettings();
  const theme = useThemeName(useSettings().data?.values.theme ?? firstTheme);
  return (
    <FluentProvider theme={THEMES[theme]} data-theme={theme}>
      <PoliteRegion>
        <Toasts>
          <Window />
        </Toasts>
      </PoliteRegion>
    </FluentProvider>
  );
}
