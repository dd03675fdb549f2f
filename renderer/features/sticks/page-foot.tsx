import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { Speaker2Regular, SpeakerMuteRegular } from '@fluentui/react-icons';
import { bridge } from '../../bridge/bridge.ts';
import { useSettings } from '../../bridge/views.ts';
import { SafeNote } from '../../ui/safe-note.tsx';
import { useSay } from './words/use-say.ts';

const useStyles = makeStyles({
  foot: {
    position: 'sticky',
    bottom: 0,
    zIndex: 2,
    marginTop: 'auto',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '24px',
    minHeight: '52px',
    paddingTop: '4px',
    paddingBottom: '4px',
    backgroundColor: tokens.colorNeutralBackground2,
    // On a low window the words of the page need the room more.
    '@media (max-height: 560px)': { position: 'static' },
  },
  sound: {
    minWidth: 'unset',
    minHeight: '40px',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
});

/** "Nothing is erased", always in the same place. */
export function PageFoot() {
  const styles = useStyles();
  const { t } = useSay();
  const settings = useSettings().data;
  const isOn = settings?.values.sounds ?? true;
  return (
    <div className={styles.foot}>
      <SafeNote strong={t('page.nothingErased')}>{t('page.leftAsItIs')}</SafeNote>
      {settings !== undefined && (
        <ToggleButton
          appearance="transparent"
          className={styles.sound}
          checked={isOn}
          disabled={settings.locked.includes('sounds')}
          icon={isOn ? <Speaker2Regular /> : <SpeakerMuteRegular />}
          onClick={() => void bridge.settings.change({ sounds: !isOn })}
        >
          {t(isOn ? 'page.soundOn' : 'page.soundOff')}
        </ToggleButton>
      )}
    </div>
  );
}
