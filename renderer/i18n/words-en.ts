import devices from '../../resources/locales/en/devices.json' with { type: 'json' };
import practice from '../../resources/locales/en/practice.json' with { type: 'json' };
import settings from '../../resources/locales/en/settings.json' with { type: 'json' };
import shell from '../../resources/locales/en/shell.json' with { type: 'json' };
import sticks from '../../resources/locales/en/sticks.json' with { type: 'json' };

export const words = { devices, practice, settings, shell, sticks };
