/** Numbers, counts and times as a language writes them. */
export function formatsFor(locale: string) {
  const number = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const integer = (n: number) => number.format(Math.round(n));
  return {
    number: integer,
    /** `1 file`, `2 files`. */
    count: (n: number, one: string, many: string) => `${integer(n)} ${rules.select(n) === 'one' ? one : many}`,
    megabytes: (bytes: number) => `${integer(bytes / 1e6)} MB`,
    /** A stored UTC time as the clock on the wall shows it here. */
    dateTime: (utcText: string) => dateTime.format(new Date(utcText)),
    /** Its day alone. */
    date: (utcText: string) => date.format(new Date(utcText)),
    list: (items: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  };
}

/** `0:52`, `1:04:09`. */
export function clockTime(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
