import type { DayView } from '../day-view.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { linkIn } from '../shell.ts';
import { own } from './labels.ts';
import type { Label } from './labels.ts';

/** What a repair changed, before anything else on the page: it is why people look again. The school reads a table, one person a few lines. */
export function changesSection(view: DayView, label: Label): Html {
  const { changes, content } = view;
  if (changes.length === 0) return html``;
  const heading = html`<h2 id="changes">${label(content.kind === 'student' ? 'page.changes-student' : 'page.changes', { count: changes.length })}</h2>`;
  if (content.kind !== 'school') {
    return html`<section class="changes" aria-labelledby="changes">${heading}
<ul class="plain">${changes.map((change) => html`<li class="alert watch"><p><b class="first-up">${change.when}</b>: ${change.now}</p><p class="mu">${change.why}</p></li>`)}</ul></section>`;
  }
  return html`<section class="changes" aria-labelledby="changes">${heading}
<details${changes.length <= mostOpen ? html` open` : null}><summary>${label('page.changes-show')}</summary>
<table class="grid"><thead><tr>${['page.column-period', 'page.column-who', 'page.column-now', 'page.column-why'].map((column) => html`<th scope="col">${label(column)}</th>`)}</tr></thead><tbody>
${changes.map((change) => html`<tr><td class="first-up">${change.when}</td><th scope="row"><a href="${linkIn(view.locale, `/days/${view.on}/${change.isAdult ? 'adults' : 'students'}/${encodeURIComponent(change.personId)}`)}">${own(change.who)}</a></th><td>${change.now}</td><td>${change.why}</td></tr>`)}
</tbody></table></details></section>`;
}

/** More rows than these open on demand; on paper all stand. */
const mostOpen = 20;
