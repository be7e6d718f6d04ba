import type { Locale } from '@heddle/engine/messages';
import type { SchoolDate } from '@heddle/engine/roster';
import type { DayView, Desk, SchoolContent } from '../day-view.ts';
import { hiddenLanguage } from '../forms.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { linkIn } from '../shell.ts';
import type { Label } from './labels.ts';

/** What whoever leads the school can do from the page of a day: publish it, mend it, plan another. */
export function deskCard(view: DayView, content: SchoolContent, label: Label): Html {
  const { desk } = content;
  if (desk === null) return html``;
  return html`<section class="card do" aria-labelledby="desk"><h2 id="desk">${label('page.desk')}</h2>
${running(view.locale, desk, label)}
${view.status === 'draft' ? publishing(view, { desk, isOpen: content.broken.length + content.approvals.length > 0 }, label) : null}
<p><a class="action" href="${linkIn(view.locale, `/days/${view.on}/repair`)}">${label('page.go-repair')}</a></p>
<p><a class="action" href="${linkIn(view.locale, `/days/${view.on}/staffing`)}">${label('page.go-staffing')}</a></p>
<h3>${label('page.plan-day')}</h3>
${planForm({ locale: view.locale, on: desk.next, label })}
</section>`;
}

function running(locale: Locale, { work }: Desk, label: Label): Html {
  if (work === null) return html``;
  return html`<p class="alert watch">${label('page.work-now', { kind: work.kind, date: work.on })} <a href="${linkIn(locale, `/days/${work.on}/${work.kind}`)}">${label('page.work-look')}</a></p>`;
}

/** Only what can be published has the button; the service looks again, and at this very plan. */
function publishing({ locale, on }: DayView, { desk, isOpen }: { readonly desk: Desk; readonly isOpen: boolean }, label: Label): Html {
  if (isOpen) return html`<p class="sm">${label('page.publish-not-yet')}</p>`;
  return html`<form method="post" action="/days/${on}/publish">${hiddenLanguage(locale)}<input type="hidden" name="plan" value="${desk.planId}">
<p class="choices"><button type="submit" class="primary" aria-describedby="publish-note">${label('page.publish')}</button></p><p id="publish-note" class="sm mu">${label('page.publish-note')}</p></form>`;
}

/** Search times that people choose from, in seconds. */
const times = [10, 30, 120, 600] as const;

export function planForm({ locale, on, label }: { readonly locale: Locale; readonly on: SchoolDate; readonly label: Label }): Html {
  return html`<form method="post" action="/plan">${hiddenLanguage(locale)}
<label for="plan-on">${label('page.plan-on')}</label>
<div class="row"><input id="plan-on" name="on" type="date" value="${on}" required></div>
<label for="plan-seconds">${label('page.plan-seconds')}</label>
<div class="row"><select id="plan-seconds" name="seconds">${times.map((seconds) => html`<option value="${seconds}"${seconds === 30 ? html` selected` : null}>${label('page.plan-time', { seconds: String(seconds) })}</option>`)}</select><button type="submit" aria-describedby="plan-note">${label('page.plan-go')}</button></div>
<p id="plan-note" class="sm mu">${label('page.plan-note')}</p></form>`;
}
