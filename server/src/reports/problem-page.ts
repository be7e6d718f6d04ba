import { isLocale } from '@heddle/engine/messages';
import { html, htmlText } from './html.ts';
import { labelsIn } from './pages/labels.ts';
import { linkIn, shell } from './shell.ts';

/** What went wrong, as a page a person can read and leave again. */
export function problemPage({ sentence, locale: wanted, isUnplanned }: { readonly status: number; readonly sentence: string; readonly locale: string; readonly isUnplanned: boolean }): string {
  const locale = isLocale(wanted) ? wanted : 'en';
  const label = labelsIn(locale);
  const title = label('page.problem-title');
  return htmlText(shell({
    locale,
    title: `${title} · Heddle`,
    bodyClass: 'view-problem',
    main: html`<div class="head"><h1>${title}</h1></div><p class="lead">${sentence}</p>${isUnplanned ? html`<p><a class="action" href="${linkIn(locale, '/plan')}">${label('page.problem-plan')}</a></p>` : null}<p><a class="action" href="${linkIn(locale, '/')}">${label('page.problem-home')}</a></p>`,
  }));
}
