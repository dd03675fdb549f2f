import { createInstance } from 'i18next';
import type { Words } from '../../../../renderer/features/devices/words.ts';
import { formatFor } from '../../../../renderer/i18n/format.ts';
import en from '../../../../resources/locales/en/devices.json' with { type: 'json' };
import nl from '../../../../resources/locales/nl/devices.json' with { type: 'json' };

/** The words of the program in one language, as the page has them. */
export async function spoken(language: 'en' | 'nl'): Promise<Words> {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    fallbackLng: false,
    ns: ['devices'],
    defaultNS: 'devices',
    resources: { [language]: { devices: language === 'nl' ? nl : en } },
    interpolation: { escapeValue: false },
  });
  return { t: i18n.getFixedT(language, 'devices'), format: formatFor(language === 'nl' ? 'nl' : 'en-GB') };
}
