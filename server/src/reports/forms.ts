import type { Locale } from '@heddle/engine/messages';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** Keeps the reader's language through a form; English needs no mark. */
export function hiddenLanguage(locale: Locale): Html {
  return locale === 'en' ? html`` : html`<input type="hidden" name="lang" value="${locale}">`;
}
