import { Button, CounterBadge, makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components';
import {
  bundleIcon,
  type FluentIcon,
  Laptop24Filled,
  Laptop24Regular,
  Settings24Filled,
  Settings24Regular,
  UsbStick24Filled,
  UsbStick24Regular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge/bridge.ts';
import { useAnswer } from '../bridge/use-answer.ts';
import { useDepot } from '../bridge/views.ts';
import { type Page, useNavigation } from './navigation.ts';
import { keysShown, useShortcut } from './shortcuts.ts';

/** Below this the rail shows icons only: a window of 1280 at a zoom of 200 %. */
const NARROW = '@media (max-width: 720px)';

const useStyles = makeStyles({
  rail: {
    gridArea: 'rail',
    width: '96px',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    padding: '4px 8px 8px',
    backgroundColor: tokens.colorNeutralBackground3,
    [NARROW]: { width: '56px', paddingLeft: '4px', paddingRight: '4px' },
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    flexGrow: 1,
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
  },
  // The marker stands on the place, for a button cuts off what leaves it.
  place: { position: 'relative' },
  last: { marginTop: 'auto' },
  marked: {
    '::before': {
      content: '""',
      position: 'absolute',
      left: '-6px',
      [NARROW]: { left: '-4px' },
      top: '20px',
      bottom: '20px',
      width: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorCompoundBrandBackground,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
  },
  item: {
    position: 'relative',
    width: '80px',
    height: '64px',
    minWidth: 0,
    padding: '4px 0',
    flexDirection: 'column',
    gap: '6px',
    border: '1px solid transparent',
    borderRadius: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    [NARROW]: { width: '48px', height: '48px' },
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
  },
  open: {
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorBrandForeground1 },
    '@media (forced-colors: active)': { border: '1px solid Highlight' },
  },
  icon: { position: 'relative', display: 'grid' },
  badge: {
    position: 'absolute',
    left: '14px',
    [NARROW]: { left: '6px' },
    top: '-8px',
    border: `2px solid ${tokens.colorNeutralBackground3}`,
    boxSizing: 'content-box',
    backgroundColor: tokens.colorNeutralForeground3,
    color: tokens.colorNeutralBackground1,
  },
  label: {
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    [NARROW]: { position: 'absolute', width: '1px', height: '1px', clipPath: 'inset(50%)' },
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

interface ItemProps {
  readonly page: Page;
  readonly icon: FluentIcon;
  readonly keys: string;
  readonly count: number;
}

const ITEMS = [
  { page: 'sticks', icon: bundleIcon(UsbStick24Filled, UsbStick24Regular), keys: 'Ctrl+1' },
  { page: 'devices', icon: bundleIcon(Laptop24Filled, Laptop24Regular), keys: 'Ctrl+2' },
  { page: 'settings', icon: bundleIcon(Settings24Filled, Settings24Regular), keys: 'Ctrl+3' },
] as const;

function RailItem({ page, icon: Icon, keys, count }: ItemProps) {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const isOpen = useNavigation((state) => state.page === page);
  const go = useNavigation((state) => state.go);
  const name = t(`nav.${page}`);
  useShortcut(keys, t('shortcuts.goTo', { page: name }), () => go(page), 'everywhere');
  return (
    <li className={mergeClasses(styles.place, isOpen && styles.marked, page === 'settings' && styles.last)}>
      <Tooltip content={`${name} (${keysShown(keys)})`} relationship="inaccessible" positioning="after">
        <Button
          appearance="transparent"
          className={mergeClasses(styles.item, isOpen && styles.open)}
          aria-current={isOpen ? 'page' : undefined}
          onClick={() => go(page)}
        >
          <span className={styles.icon}>
            <Icon filled={isOpen} />
            {count > 0 && (
              <CounterBadge className={styles.badge} size="small" count={count} overflowCount={99} aria-hidden />
            )}
          </span>
          <span className={styles.label}>{name}</span>
          {count > 0 && <span className={styles.hidden}>{`, ${t('nav.attention', { count })}`}</span>}
        </Button>
      </Tooltip>
    </li>
  );
}

/** The way to the pages. Registrations and hand-over get their places when they can do something. */
export function Rail() {
  const styles = useStyles();
  const { t } = useTranslation('shell');
  const go = useNavigation((state) => state.go);
  const isOpen = useDepot()?.state === 'open';
  const counts = useAnswer(() => bridge.devices.counts(), ['devices', 'counts'], {
    isAsked: isOpen,
    keepsPrevious: true,
  });
  useShortcut('Ctrl+,', t('shortcuts.goTo', { page: t('nav.settings') }), () => go('settings'), 'everywhere');
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      <ul className={styles.list}>
        {ITEMS.map(({ page, icon, keys }) => (
          <RailItem
            key={page}
            page={page}
            icon={icon}
            keys={keys}
            count={page === 'devices' ? (counts.data?.attention ?? 0) : 0}
          />
        ))}
      </ul>
    </nav>
  );
}
