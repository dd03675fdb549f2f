import { DEFAULT_CHECK_LIMITS } from '../../../shared/autopilot/checks/check-row.ts';
import type { Answer, Request } from '../../../shared/ipc/contract.ts';
import { err, ok } from '../../../shared/result.ts';
import { makePart, planEdit } from '../store/device-edits.ts';
import { deviceById } from '../store/device-history.ts';
import { reading, type Store } from '../store/open-store.ts';
import { openIssues } from './device-rows.ts';
import { fixesFor } from './fixes.ts';
import { unlessBusy } from './unless-busy.ts';

/**
 * Mends what is wrong with a device, as an edit that can be undone. A fix that is a person's to do, because it only leads
 * somewhere, changes nothing and has no edit. One that is not offered for the device is `not-fixable`.
 */
export async function fixDevice(
  store: Store,
  { deviceId, fix }: Request<'devices:fix'>,
): Promise<Answer<'devices:fix'>> {
  const found = await deviceById(reading(store), deviceId);
  if (found === null) return err({ code: 'device-unknown', detail: '' });
  const { device, captures, conflicts } = found;
  const current = captures.find(({ isCurrent }) => isCurrent);
  const offered = fixesFor(openIssues(device, current?.issues ?? []), conflicts);
  if (!offered.some((one) => one.fix === fix)) return err({ code: 'not-fixable', detail: '' });
  const set = async (field: 'groupTag' | 'assignedUser', value: string) => {
    const planned = await planEdit(store, { ids: [deviceId], withAside: true }, field, value);
    const { changed } = await makePart(store, planned, planned.deviceIds);
    return ok({ edit: changed === 0 ? null : planned.editId });
  };
  return unlessBusy(async () => {
    switch (fix) {
      case 'shorten-group-tag':
        return set('groupTag', shortened(device.groupTag));
      case 'clear-user':
        return set('assignedUser', '');
      case 'edit-group-tag':
      case 'edit-user':
      case 'capture-again':
      case 'resolve-conflict':
        return ok({ edit: null });
    }
  }, err);
}

/** As many characters as pass without a warning; none is cut in half. */
function shortened(tag: string): string {
  const cut = tag.slice(0, DEFAULT_CHECK_LIMITS.groupTagMaxLength);
  return cut.replace(/[\uD800-\uDBFF]$/, '').trim();
}
