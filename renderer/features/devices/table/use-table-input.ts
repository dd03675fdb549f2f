import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useToasts } from '../../../ui/toasts.tsx';
import { useDevicesView } from '../devices-view.ts';
import { everythingIn, isSelected, NOTHING_SELECTED, SELECTION_LIMIT, withDevices } from '../selection.ts';
import { rowAt } from './device-pages.ts';
import { tableAction } from './table-keys.ts';
import { devicePages } from './use-device-pages.ts';

interface TableInput {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

/**
 * What keys and clicks do in the table: one listener each for all rows.
 *
 * @param pageRows How many rows are in sight.
 */
export function useTableInput(pageRows: number): TableInput {
  const { t } = useTranslation('devices');
  const tell = useToasts();
  /** Where a range begins: the row that was selected or gone to last without Shift, of the list that it was in. */
  const anchor = useRef({ row: 0, list: 0 });
  const anchorAt = (row: number) => {
    anchor.current = { row, list: devicePages.snapshot().generation };
  };
  /** In another list the row of the same number is another device: there a range begins where it ends. */
  const rangeStart = (end: number) =>
    anchor.current.list === devicePages.snapshot().generation ? anchor.current.row : end;

  async function select(from: number, to: number, isOn: boolean): Promise<void> {
    const [first, last] = from < to ? [from, to] : [to, from];
    let ids: readonly string[];
    try {
      ids = await devicePages.idsBetween(first, last, SELECTION_LIMIT);
    } catch {
      tell({ title: t('table.error.title'), intent: 'error' });
      return;
    }
    const isCut = last - first >= SELECTION_LIMIT;
    const selection = isCut ? null : withDevices(useDevicesView.getState().selection, ids, isOn);
    if (selection === null) tell({ title: t('table.tooMany', { limit: SELECTION_LIMIT }), intent: 'warning' });
    else useDevicesView.getState().set({ selection });
  }

  function toggle(index: number, isRange: boolean): void {
    const device = rowAt(devicePages.snapshot(), index);
    const { selection, set } = useDevicesView.getState();
    if (device === undefined) return;
    const isOn = !isSelected(selection, device.id);
    void select(isRange ? rangeStart(index) : index, index, isRange || isOn);
    if (!isRange) anchorAt(index);
    set({ active: index });
  }

  function open(index: number): void {
    const device = rowAt(devicePages.snapshot(), index);
    if (device !== undefined) useDevicesView.getState().set({ open: device.id, active: index });
  }

  function onKeyDown(event: KeyboardEvent): void {
    // The buttons of the header keep their own keys.
    if (event.target instanceof HTMLElement && event.target.closest('[role=columnheader]') !== null) return;
    const view = useDevicesView.getState();
    const { total } = devicePages.snapshot();
    const { key, shiftKey } = event;
    const commandKey = event.ctrlKey || event.metaKey;
    const action = tableAction({ key, shiftKey, commandKey }, view.active, total ?? 0, pageRows);
    if (action === null || event.altKey) return;
    event.preventDefault();
    switch (action.does) {
      case 'go':
        if (action.extend) void select(rangeStart(view.active), action.to, true);
        else anchorAt(action.to);
        view.set({ active: action.to });
        // The drawer follows the arrows while it is open.
        if (view.open !== null && !action.extend) open(action.to);
        return;
      case 'toggle':
      case 'toggle-range':
        toggle(view.active, action.does === 'toggle-range');
        return;
      case 'open':
        open(view.active);
        return;
      case 'select-all':
        view.set({ selection: everythingIn(view.filter) });
        return;
      case 'leave':
        if (view.open !== null) view.set({ open: null });
        else view.set({ selection: NOTHING_SELECTED });
    }
  }

  function onClick(event: MouseEvent): void {
    if (!(event.target instanceof HTMLElement || event.target instanceof SVGElement)) return;
    const row = event.target.closest('[data-index]');
    if (row === null) return;
    const index = Number(row.getAttribute('data-index'));
    const isOnBox = event.target.closest('[data-select]') !== null;
    if (isOnBox || event.shiftKey || event.ctrlKey || event.metaKey) toggle(index, event.shiftKey);
    else {
      anchorAt(index);
      open(index);
    }
  }

  return { onKeyDown, onClick };
}
