import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowCircleDown20Filled,
  ArrowCircleDown20Regular,
  bundleIcon,
  Color20Filled,
  Color20Regular,
  Database20Filled,
  Database20Regular,
  Info20Filled,
  Info20Regular,
  Keyboard20Filled,
  Keyboard20Regular,
  Speaker220Filled,
  Speaker220Regular,
  UsbStick20Filled,
  UsbStick20Regular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { SectionName } from './settings-view.ts';

const ICONS = {
  preparing: bundleIcon(UsbStick20Filled, UsbStick20Regular),
  collecting: bundleIcon(ArrowCircleDown20Filled, ArrowCircleDown20Regular),
  look: bundleIcon(Color20Filled, Color20Regular),
  sounds: bundleIcon(Speaker220Filled, Speaker220Regular),
  data: bundleIcon(Database20Filled, Database20Regular),
  keys: bundleIcon(Keyboard20Filled, Keyboard20Regular),
  about: bundleIcon(Info20Filled, Info20Regular),
} as const satisfies Record<SectionName, unknown>;

const useStyles = makeStyles({
  nav: { position: 'sticky', top: '64px', alignSelf: 'start', '@media (max-width: 840px)': { display: 'none' } },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  // The marker stands on the item, for a button cuts off what leaves it.
  item: { position: 'relative' },
  marked: {
    '::before': {
      content: '""',
      position: 'absolute',
      zIndex: 1,
      left: 0,
      top: '10px',
      bottom: '10px',
      width: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorCompoundBrandBackground,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
  },
  button: {
    width: '100%',
    minHeight: '40px',
    justifyContent: 'flex-start',
    gap: '8px',
    paddingLeft: '12px',
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'start',
  },
  open: { backgroundColor: tokens.colorNeutralBackground5, fontWeight: tokens.fontWeightSemibold },
});

interface SectionListProps {
  readonly sections: readonly SectionName[];
  readonly open: SectionName;
  readonly onGo: (section: SectionName) => void;
}

/** The sections of the page, as anchors. */
export function SectionList({ sections, open, onGo }: SectionListProps) {
  const styles = useStyles();
  const { t } = useTranslation('settings');
  return (
    <nav className={styles.nav} aria-label={t('sections')}>
      <ul className={styles.list}>
        {sections.map((section) => {
          const Icon = ICONS[section];
          const isOpen = section === open;
          return (
            <li key={section} className={mergeClasses(styles.item, isOpen && styles.marked)}>
              <Button
                appearance="subtle"
                icon={<Icon filled={isOpen} />}
                className={mergeClasses(styles.button, isOpen && styles.open)}
                aria-current={isOpen ? 'location' : undefined}
                onClick={() => onGo(section)}
              >
                {t(`section.${section}`)}
              </Button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
