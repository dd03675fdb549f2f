import type { Command } from 'commander';
import type { DeviceFilter } from '../core/store/device-filter.ts';
import type { Store } from '../core/store/open-store.ts';
import { listSticks } from '../core/store/sticks.ts';
import type { CliContext } from './context.ts';
import { printLine } from './terminal/output.ts';

/** Which devices a command is about. */
export interface DeviceOptions {
  readonly batch?: string;
  readonly tag?: string;
  readonly order?: string;
  readonly stick?: string;
  readonly search?: string;
}

export function addDeviceOptions(command: Command): Command {
  return command
    .option('--batch <name>', 'only devices of this batch')
    .option('--tag <text>', 'only devices with this group tag')
    .option('--order <id>', 'only devices of this order')
    .option('--stick <number>', 'only devices that came on this stick')
    .option('--search <text>', 'only devices with this text in serial, make, model, tag, user or order');
}

/** The filter that the options mean, or null after saying which stick there is none of. */
export async function deviceFilter(
  store: Store,
  { batch, tag, order, stick, search }: DeviceOptions,
  { output, words }: CliContext,
): Promise<DeviceFilter | null> {
  const filter = {
    ...(batch === undefined ? {} : { batch }),
    ...(tag === undefined ? {} : { groupTag: tag }),
    ...(order === undefined ? {} : { orderId: order }),
    ...(search === undefined ? {} : { search }),
  };
  if (stick === undefined) return filter;
  const found = (await listSticks(store)).find(({ id, number }) => id === stick || String(number) === stick);
  if (found !== undefined) return { ...filter, stickId: found.id };
  printLine(output.err, words.sticks.unknown(stick));
  return null;
}
