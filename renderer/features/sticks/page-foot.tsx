import { makeStyles, Switch, tokens } from '@fluentui/react-components';
import { bridge } from '../../bridge/bridge.ts';
import { call } from '../../bridge/call.ts';
import { useSettings } from '../../bridge/views.ts';
import { SafeNote } from '../../ui/safe-note.tsx';
import { useToasts } from '../../ui/toasts.tsx';
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
  sound: { color: tokens.colorNeutralForeground2, marginRight: '-8px' },
});

/** "Nothing is erased", always in the same place. */
export function PageFoot() {
  const styles = useStyles();
  const { t } = useSay();
  const tell = useToasts();
  const settings = useSettings().data;

  async function change(sounds: boolean): Promise<void> {
    try {
      const answer = await call(bridge.settings.change({ sounds }));
      if (!answer.ok) tell({ title: t('refused.failed'), intent: 'warning' });
    } catch {
      tell({ title: t('refused.failed'), intent: 'error' });
    }
  }
  return (
    <div className={styles.foot}>
      <SafeNote strong={t('page.nothingErased')}>{t('page.leftAsItIs')}</SafeNote>
      {settings !== undefined && (
        <Switch
          className={styles.sound}
          labelPosition="before"
          label={t('page.sound')}
          checked={settings.values.sounds}
          disabled={settings.locked.includes('sounds')}
          onChange={(_, { checked }) => void change(checked)}
        />
      )}
    </div>
  );
}
