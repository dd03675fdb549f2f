/**
 * Numbers, sizes, times and lists as a language writes them. One set a locale; the page's language picks the words
 * ("today"), the same locale the separators.
 */
export interface Format {
  /** 2,418 */
  readonly number: (value: number) => string;
  /** 12.2 */
  readonly decimal: (value: number) => string;
  /** 0.43 → 43% */
  readonly percent: (share: number) => string;
  /** Decimal units, as on the packing of a drive: 32 GB. */
  readonly bytes: (sizeBytes: number) => string;
  /** A rounded amount in its unit: 512 GB */
  readonly amount: (amount: { readonly value: number; readonly unit: Unit }) => string;
  /** 4 files/s, 1,240 rows/s: the number alone; what is counted stands in the locale file. */
  readonly rate: (perSecond: number) => string;
  /** 0:52, 12:05, 1:02:07 */
  readonly duration: (durationMs: number) => string;
  /** 09:14 */
  readonly time: (utc: string) => string;
  /** 20 Nov, with the year where it is another one. */
  readonly date: (utc: string) => string;
  /** Today 09:14, Yesterday 16:25, 20 Nov 16:25 */
  readonly moment: (utc: string, nowMs?: number) => string;
  /** The whole of it, for a tooltip: 20 November 2026 at 16:25:07 */
  readonly full: (utc: string) => string;
  /** 34 days */
  readonly days: (days: number) => string;
  /** a, b and c */
  readonly list: (items: readonly string[]) => string;
}

type Unit = (typeof UNITS)[number];

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;
const DAY_MS = 86_400_000;

const startOfDay = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);

/** @param locale Such as `en-GB` or `nl`; the clock is always the one of 24 hours, as on the sticks. */
export function formatFor(locale: string): Format {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0, roundingMode: 'floor' });
  const days = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const time = new Intl.DateTimeFormat(locale, hour);
  const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const dayMonthYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const full = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  const units = UNITS.map(
    (unit) =>
      [
        new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }),
        new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }),
      ] as const,
  );

  const date = (utc: string, nowMs = Date.now()) => {
    const at = new Date(utc);
    return at.getFullYear() === new Date(nowMs).getFullYear() ? dayMonth.format(at) : dayMonthYear.format(at);
  };

  return {
    number: (value) => number.format(value),
    decimal: (value) => decimal.format(value),
    // 100% only when everything is done.
    percent: (share) => percent.format(Math.min(share, 1)),
    bytes: (sizeBytes) => {
      // What would round to 1,000 of a unit is 1 of the next.
      const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, sizeBytes / 0.9995)) / 3));
      const value = sizeBytes / 1000 ** power;
      const unit = units[power];
      return unit === undefined ? number.format(sizeBytes) : unit[value < 10 && power > 0 ? 1 : 0].format(value);
    },
    amount: ({ value, unit }) => {
      const [, written] = units[UNITS.indexOf(unit)] ?? [];
      return written === undefined ? number.format(value) : written.format(value);
    },
    rate: (perSecond) => (perSecond < 10 ? decimal : number).format(perSecond),
    duration: (durationMs) => {
      const seconds = Math.max(0, Math.round(durationMs / 1000));
      const two = (value: number) => String(value).padStart(2, '0');
      const minutes = Math.floor(seconds / 60);
      return minutes < 60
        ? `${minutes}:${two(seconds % 60)}`
        : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
    },
    time: (utc) => time.format(new Date(utc)),
    date: (utc) => date(utc),
    moment: (utc, nowMs = Date.now()) => {
      const at = new Date(utc);
      const daysAgo = Math.round((startOfDay(at.getTime()) - startOfDay(nowMs)) / DAY_MS);
      if (daysAgo !== 0 && daysAgo !== -1) {
        return `${date(utc, nowMs)} ${time.format(at)}`;
      }
      const day = relative.format(daysAgo, 'day');
      return `${day.charAt(0).toLocaleUpperCase(locale)}${day.slice(1)} ${time.format(at)}`;
    },
    full: (utc) => full.format(new Date(utc)),
    days: (value) => days.format(value),
    list: (items) => list.format(items),
  };
}
