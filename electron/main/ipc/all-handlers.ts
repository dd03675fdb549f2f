import type { MainContext } from '../main-context.ts';
import { appHandlers } from './handlers/app-handlers.ts';
import { devicesHandlers } from './handlers/devices-handlers.ts';
import { practiceHandlers } from './handlers/practice-handlers.ts';
import { settingsHandlers } from './handlers/settings-handlers.ts';
import { sticksHandlers } from './handlers/sticks-handlers.ts';
import { workHandlers } from './handlers/work-handlers.ts';
import type { Handlers } from './registrar.ts';

/** A channel that no feature answers does not compile. */
export function allHandlers(context: MainContext): Handlers {
  return {
    ...appHandlers(context),
    ...settingsHandlers(context),
    ...sticksHandlers(context),
    ...devicesHandlers(context),
    ...workHandlers(context),
    ...practiceHandlers(context),
  };
}
