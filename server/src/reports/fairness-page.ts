import type { Locale } from '@heddle/engine/messages';
import { html, htmlText } from './html.ts';
import { shell } from './shell.ts';

/** Who gets what over days, as a page to read and to print: the first sentence says which days, the last how to read it. */
export function fairnessPage({ locale, title, says }: { readonly locale: Locale; readonly title: string; readonly says: readonly string[] }): string {
  const [first, ...rest] = says;
  const main = html`<h1>${title}</h1>
<p class="lead">${first}</p>
<ul>${rest.slice(0, -1).map((sentence) => html`<li>${sentence}</li>`)}</ul>
<p>${rest.at(-1)}</p>`;
  return htmlText(shell({ locale, title, bodyClass: 'fairness', main }));
}
