import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import {
  ArchiveRegular,
  NumberSymbolRegular,
  ProhibitedRegular,
  VehicleTruckProfileRegular,
} from '@fluentui/react-icons';
import type { RosterRow } from '../../../../shared/ipc/sticks.ts';
import { useSay } from '../words/use-say.ts';

export type RosterAction = 'shelf' | 'out' | 'renumber' | 'retire';

/** The row whose menu is open, and the button that it hangs on. */
export interface OpenMenu {
  readonly row: RosterRow;
  readonly button: HTMLElement;
}

interface RosterMenuProps {
  readonly open: OpenMenu | null;
  readonly onAct: (action: RosterAction, row: RosterRow) => void;
  readonly onClose: () => void;
}

/** What a person can say of one stick: one menu for all rows. A stick that is here is here, whatever they say. */
export function RosterMenu({ open, onAct, onClose }: RosterMenuProps) {
  const { t } = useSay();
  if (open === null) return null;
  const { row, button } = open;
  const { place } = row;
  const isAway = place !== 'here';
  const act = (action: RosterAction) => () => {
    // Before anything that is asked takes the focus, so that it comes back to here afterwards.
    button.focus();
    onAct(action, row);
  };
  return (
    <Menu
      open
      positioning={{ target: button, position: 'below', align: 'end' }}
      onOpenChange={(_, { open: isOpen, type }) => {
        if (isOpen) return;
        if (type === 'menuPopoverKeyDown') button.focus();
        onClose();
      }}
    >
      <MenuPopover>
        <MenuList>
          {isAway && place !== 'shelf' && (
            <MenuItem icon={<ArchiveRegular />} onClick={act('shelf')}>
              {t('roster.toShelf')}
            </MenuItem>
          )}
          {isAway && place !== 'out' && place !== 'out-too-long' && (
            <MenuItem icon={<VehicleTruckProfileRegular />} onClick={act('out')}>
              {t('roster.toOut')}
            </MenuItem>
          )}
          <MenuItem icon={<NumberSymbolRegular />} onClick={act('renumber')}>
            {t('roster.renumber')}
          </MenuItem>
          {place !== 'retired' && <MenuDivider />}
          {place !== 'retired' && (
            <MenuItem icon={<ProhibitedRegular />} onClick={act('retire')}>
              {t('roster.retire')}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
