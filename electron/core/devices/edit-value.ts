import { isUserPrincipalName } from '../../../shared/autopilot/checks/user-principal-name.ts';
import { carryFault, printedValue } from '../../../shared/autopilot/import-file/import-value.ts';
import type { DeviceEdit } from '../../../shared/ipc/devices.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

export interface EditFault {
  readonly code: 'value-not-carried' | 'user-not-upn';
  /** For `value-not-carried` the fault; empty otherwise. */
  readonly detail: string;
}

/** No import file has an order, so only what no label can hold is refused there. */
const ORDER_FAULTS: ReadonlySet<string> = new Set(['line-break', 'control-character']);

/** The value as it is set, without outer white space; empty takes a value away. */
export function editValue({ field, value }: DeviceEdit): Result<string, EditFault> {
  const printed = printedValue(field === 'assignedUser' ? 'assignedUser' : 'groupTag', value);
  const fault = carryFault('groupTag', printed);
  const isRefused = fault !== null && (field !== 'orderId' || ORDER_FAULTS.has(fault));
  if (isRefused) return err({ code: 'value-not-carried', detail: fault });
  const isNoUser = field === 'assignedUser' && printed !== '' && !isUserPrincipalName(printed);
  return isNoUser ? err({ code: 'user-not-upn', detail: '' }) : ok(printed);
}
