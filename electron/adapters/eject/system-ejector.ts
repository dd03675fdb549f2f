import type { EjectOutcome } from '../../../shared/sticks/stage-reason.ts';
import type { Ejector } from '../../core/ports/ejector.ts';
import { linuxEjector } from './linux-ejector.ts';
import { macEjector } from './mac-ejector.ts';
import { type RunCommand, runCommand } from './run-command.ts';
import { windowsEjector } from './windows-ejector.ts';

const EJECTORS: Partial<Record<NodeJS.Platform, (run: RunCommand) => Ejector>> = {
  linux: linuxEjector,
  darwin: macEjector,
  win32: windowsEjector,
};

const NOTHING_TO_EJECT: EjectOutcome = { ejected: false, reason: 'nothing-to-eject', detail: '' };
const NO_TOOL: EjectOutcome = { ejected: false, reason: 'tool-missing', detail: '' };

/** Ejects in the way of the platform it runs on. Folders and virtual sticks have nothing to eject. */
export const systemEjector: Ejector = {
  async eject(drive) {
    if (drive.kind !== 'drive') return NOTHING_TO_EJECT;
    return EJECTORS[process.platform]?.(runCommand).eject(drive) ?? NO_TOOL;
  },
};
