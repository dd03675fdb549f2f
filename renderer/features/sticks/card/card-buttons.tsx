import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  ArrowDownloadRegular,
  ArrowEjectRegular,
  DeleteRegular,
  DismissRegular,
  MoreHorizontalRegular,
  UsbStickRegular,
} from '@fluentui/react-icons';
import type { StickCard } from '../../../../shared/ipc/sticks.ts';
import { type CardAction, cardActions } from '../words/card-actions.ts';
import { driveName } from '../words/drive-words.ts';
import { useSay } from '../words/use-say.ts';

export type Act = (action: CardAction, card: StickCard) => void;

const WORDS = {
  prepare: 'act.prepare',
  'prepare-again': 'act.prepareAgain',
  choose: 'act.choose',
  retry: 'act.retry',
  eject: 'act.eject',
  collect: 'act.collect',
  clear: 'act.clear',
  dismiss: 'act.dismiss',
} as const satisfies Record<CardAction, string>;

const ICONS = {
  prepare: UsbStickRegular,
  'prepare-again': UsbStickRegular,
  choose: UsbStickRegular,
  retry: ArrowClockwiseRegular,
  eject: ArrowEjectRegular,
  collect: ArrowDownloadRegular,
  clear: DeleteRegular,
  dismiss: DismissRegular,
} as const satisfies Record<CardAction, unknown>;

const useStyles = makeStyles({
  buttons: { display: 'flex', alignItems: 'center', flexShrink: 0 },
  main: { minHeight: '40px', minWidth: '80px', paddingLeft: '10px', paddingRight: '10px', whiteSpace: 'nowrap' },
  /** In a line of small text; the height of a pointer's target all the same. */
  compact: { minHeight: '32px', minWidth: 'unset', paddingLeft: '8px', paddingRight: '8px' },
  // Three dots have air of their own round them.
  more: { minHeight: '40px', minWidth: '32px', maxWidth: '32px', marginRight: '-8px' },
  moreCompact: { minHeight: '32px' },
});

interface CardButtonsProps {
  readonly card: StickCard;
  readonly isRunning: boolean;
  readonly isCompact?: boolean;
  readonly onAct: Act;
}

/** What can be done with one stick: the likely thing as a button, the rest behind three dots. */
export function CardButtons({ card, isRunning, isCompact = false, onAct }: CardButtonsProps) {
  const styles = useStyles();
  const say = useSay();
  const restore = useRestoreFocusTarget();
  const { t } = say;
  const { main, more } = cardActions(card, isRunning);
  const name = driveName(card, say);
  const withStick = (act: string) =>
    card.number === null ? t('act.onDrive', { act, name }) : t('act.onStick', { act, number: card.number });
  const MainIcon = main === null ? null : ICONS[main];
  return (
    <div className={styles.buttons}>
      {main !== null && MainIcon !== null && (
        <Button
          {...restore}
          className={mergeClasses(styles.main, isCompact && styles.compact)}
          icon={isCompact || main === 'prepare' || main === 'choose' ? null : <MainIcon />}
          aria-label={withStick(t(WORDS[main]))}
          onClick={() => onAct(main, card)}
        >
          {t(WORDS[main])}
        </Button>
      )}
      {more.length > 0 && (
        <Menu positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <Button
              {...restore}
              className={mergeClasses(styles.more, isCompact && styles.moreCompact)}
              appearance="subtle"
              icon={<MoreHorizontalRegular />}
              aria-label={card.number === null ? t('act.moreNew', { name }) : t('act.more', { number: card.number })}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {more.map((action) => {
                const Icon = ICONS[action];
                return (
                  <MenuItem key={action} icon={<Icon />} onClick={() => onAct(action, card)}>
                    {t(WORDS[action])}
                  </MenuItem>
                );
              })}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </div>
  );
}
