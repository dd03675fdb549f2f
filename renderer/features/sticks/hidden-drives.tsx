import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useSticksView } from './sticks-view.ts';
import { useSay } from './words/use-say.ts';

const useStyles = makeStyles({
  hidden: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    '& svg': { width: '20px', height: '20px' },
  },
  button: {
    minWidth: 'unset',
    minHeight: '32px',
    padding: '0 4px',
    marginRight: '-5px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForegroundLink,
  },
});

/** Drives that the system runs from: hidden until a person asks, never written to. */
export function HiddenDrives({ count }: { readonly count: number }) {
  const styles = useStyles();
  const { t } = useSay();
  const isShown = useSticksView((view) => view.showsSystemDrives);
  const toggle = useSticksView((view) => view.toggleSystemDrives);
  if (count === 0) return null;
  return (
    <span className={styles.hidden}>
      {isShown ? <EyeRegular aria-hidden /> : <EyeOffRegular aria-hidden />}
      {t(isShown ? 'page.systemShown' : 'page.systemHidden', { count })}
      <Button
        appearance="transparent"
        className={styles.button}
        aria-label={t(isShown ? 'page.hideSystem' : 'page.showSystem')}
        onClick={toggle}
      >
        {t(isShown ? 'page.hide' : 'page.show')}
      </Button>
    </span>
  );
}
