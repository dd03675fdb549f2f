import devices from '../../resources/locales/nl/devices.json' with { type: 'json' };
import practice from '../../resources/locales/nl/practice.json' with { type: 'json' };
import settings from '../../resources/locales/nl/settings.json' with { type: 'json' };
import shell from '../../resources/locales/nl/shell.json' with { type: 'json' };
import sticks from '../../resources/locales/nl/sticks.json' with { type: 'json' };

export const words = { devices, practice, settings, shell, sticks };
