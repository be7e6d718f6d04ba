import { pseudo } from './pseudo.ts';

/**
 * The languages Heddle speaks. `ar-XB` is made from English by code: accented, lengthened and right to left, so that a text that is not
 * in the catalogue, a box too narrow or a layout that knows only left and right is seen before the first translator starts.
 */
export const locales = {
  // Day before month and no comma before "and": the school's calendar words as the mock-ups write them.
  en: { direction: 'ltr', intl: 'en-GB', decorate: (text: string) => text },
  'ar-XB': { direction: 'rtl', intl: 'en-GB', decorate: pseudo },
} as const;
export type Locale = keyof typeof locales;

export function isLocale(text: string): text is Locale {
  return Object.hasOwn(locales, text);
}

/** "2026-09-15" as "Tuesday 15 September"; with the year where asked. Anything that is not a school date comes back as it is. */
export function formatDate(locale: Locale, date: string, options: { readonly withYear?: boolean } = {}): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return date;
  const form = new Intl.DateTimeFormat(locales[locale].intl, {
    weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC', ...(options.withYear === true ? { year: 'numeric' } : {}),
  });
  return locales[locale].decorate(form.format(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))));
}

/** Names as one phrase: "Ava, Ben and Kofi". The words between the names are the locale's; the names stay as they are. */
export function formatList(locale: Locale, items: readonly string[]): string {
  const form = new Intl.ListFormat(locales[locale].intl, { type: 'conjunction' });
  return form.formatToParts(items).map((part) => (part.type === 'literal' && /\p{L}/u.test(part.value) ? ` ${locales[locale].decorate(part.value.trim())} ` : part.value)).join('');
}

/** Keeps a name from disturbing the order of the right-to-left text round it (Unicode UAX #9: first strong isolate). */
export function isolate(locale: Locale, text: string): string {
  return locales[locale].direction === 'rtl' ? `\u2068${text}\u2069` : text;
}
