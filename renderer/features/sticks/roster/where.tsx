import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArchiveRegular,
  CheckmarkCircleFilled,
  ProhibitedRegular,
  RadioButtonFilled,
  VehicleTruckProfileRegular,
  WarningFilled,
} from '@fluentui/react-icons';
import type { RosterRow } from '../../../../shared/ipc/sticks.ts';
import { useLookText } from '../../../ui/look.ts';
import { type WhereWords, whereWords } from '../words/places.ts';
import type { Say } from '../words/say.ts';

const ICONS = {
  done: CheckmarkCircleFilled,
  prepared: RadioButtonFilled,
  attention: WarningFilled,
  out: VehicleTruckProfileRegular,
  shelf: ArchiveRegular,
  retired: ProhibitedRegular,
} as const satisfies Record<WhereWords['icon'], unknown>;

const useStyles = makeStyles({
  where: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minWidth: 0,
    fontWeight: tokens.fontWeightSemibold,
    '& svg': { width: '20px', height: '20px', flexShrink: 0 },
  },
  words: { overflow: 'hidden', textOverflow: 'ellipsis' },
});

/** Where a stick is: an icon and words in the colour of its plate. */
export function Where({ row, say }: { readonly row: RosterRow; readonly say: Say }) {
  const styles = useStyles();
  const text = useLookText();
  const { look, icon, words } = whereWords(row, say);
  const Icon = ICONS[icon];
  return (
    <span className={mergeClasses(styles.where, text[look])}>
      <Icon aria-hidden />
      <span className={styles.words} title={words}>
        {words}
      </span>
    </span>
  );
}
