import { z } from 'zod';

/** A day in an address or a form. */
export const schoolDate = z.iso.date({ error: 'input.date' });

/** The language of an address, and the same address in it. */
export const lang = z.enum(['en', 'ar-XB']).default('en');
export type Lang = z.infer<typeof lang>;

export function inSameLanguage(path: string, locale: Lang): string {
  return locale === 'en' ? path : `${path}?lang=${locale}`;
}
