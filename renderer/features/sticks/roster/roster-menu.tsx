import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  ArchiveRegular,
  MoreHorizontalRegular,
  NumberSymbolRegular,
  ProhibitedRegular,
  VehicleTruckProfileRegular,
} from '@fluentui/react-icons';
import type { RosterRow } from '../../../../shared/ipc/sticks.ts';
import { useSay } from '../words/use-say.ts';

export type RosterAction = 'shelf' | 'out' | 'renumber' | 'retire';

interface RosterMenuProps {
  readonly row: RosterRow;
  readonly onAct: (action: RosterAction, row: RosterRow) => void;
}

/** What a person can say of one stick. A stick that is here is here, whatever they say. */
export function RosterMenu({ row, onAct }: RosterMenuProps) {
  const { t } = useSay();
  const restore = useRestoreFocusTarget();
  const { place } = row;
  const isAway = place !== 'here';
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          {...restore}
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={row.number === null ? t('roster.moreNew') : t('roster.more', { number: row.number })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {isAway && place !== 'shelf' && (
            <MenuItem icon={<ArchiveRegular />} onClick={() => onAct('shelf', row)}>
              {t('roster.toShelf')}
            </MenuItem>
          )}
          {isAway && place !== 'out' && place !== 'out-too-long' && (
            <MenuItem icon={<VehicleTruckProfileRegular />} onClick={() => onAct('out', row)}>
              {t('roster.toOut')}
            </MenuItem>
          )}
          <MenuItem icon={<NumberSymbolRegular />} onClick={() => onAct('renumber', row)}>
            {t('roster.renumber')}
          </MenuItem>
          {place !== 'retired' && <MenuDivider />}
          {place !== 'retired' && (
            <MenuItem icon={<ProhibitedRegular />} onClick={() => onAct('retire', row)}>
              {t('roster.retire')}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
