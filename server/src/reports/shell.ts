import { locales, noNames, render } from '@heddle/engine/messages';
import type { Locale } from '@heddle/engine/messages';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** The frame round every page: head, skip link, top bar, footer. No script and no inline style: the content security policy forbids both. */
export function shell({ locale, title, bodyClass, nav = null, main, footer = null, runningFooter = null, home = '/' }: {
  readonly locale: Locale;
  readonly title: string;
  readonly bodyClass: string;
  readonly nav?: Html | null;
  readonly main: Html;
  readonly footer?: Html | null;
  /** One line printed at the foot of every sheet of paper, where the browser can. */
  readonly runningFooter?: string | null;
  /** Where the name at the top leads; null on a page that a student is left alone with, from which nothing leads away. */
  readonly home?: string | null;
}): Html {
  const brand = html`<img src="/styles/heddle.svg" alt="" width="22" height="22">Heddle`;
  const label = (code: string) => render({ code, params: {} }, { locale, audience: 'staff', names: noNames });
  return html`<!DOCTYPE html>
<html lang="${locale}" dir="${locales[locale].direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/styles/tokens.css">
<link rel="stylesheet" href="/styles/page.css">
${runningFooter === null ? null : html`<link rel="stylesheet" media="print" href="/styles/running-footer.css?text=${encodeURIComponent(runningFooter)}">`}
<link rel="icon" href="/styles/heddle.svg" type="image/svg+xml">
</head>
<body class="${bodyClass}">
<a class="skip" href="#main">${label('page.skip')}</a>
<header class="top">
${home === null ? html`<span class="brand">${brand}</span>` : html`<a class="brand" href="${linkIn(locale, home)}">${brand}</a>`}
${nav}
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="foot">${footer}</footer>
</body>
</html>
`;
}

/** Keeps the reader's language from page to page; English needs no mark. */
export function linkIn(locale: Locale, path: string): string {
  return locale === 'en' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${locale}`;
}
