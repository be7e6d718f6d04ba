import { html, htmlText } from '../html.ts';
import type { Html } from '../html.ts';
import { hiddenLanguage } from '../forms.ts';
import { labelsIn, own } from '../pages/labels.ts';
import type { Label } from '../pages/labels.ts';
import { linkIn, shell } from '../shell.ts';
import type { ChoicesView } from './view.ts';

/** One student's day as staff decide about it: fix a place, note a wish, ask why not. What was decided prints; the forms do not. */
export function choicesPage(view: ChoicesView): string {
  const label = labelsIn(view.locale);
  const title = label('page.choices-title', { name: view.student.name, date: view.on });
  const path = `/days/${view.on}/students/${encodeURIComponent(view.student.id)}`;
  return htmlText(shell({
    locale: view.locale, title: `${title} · Heddle`, bodyClass: 'view-work view-choices',
    nav: html`<nav aria-label="${label('page.views')}"><ul><li><a href="${linkIn(view.locale, `/days/${view.on}`)}">${label('page.whole-school')}</a></li>
<li><a href="${linkIn(view.locale, path)}">${label('page.levels-day')}</a></li></ul></nav>`,
    main: html`<div class="head"><h1>${title}</h1><p class="sub"><bdi>${view.schoolName}</bdi></p></div>
${view.periods.length === 0 ? html`<p class="alert watch">${label('page.choices-none')}</p>` : html`${answered(view, label)}
${decided(view, path, label)}
${placeForm(view, path, label)}
${wishForm(view, path, label)}
${whyNotForm(view, path, label)}`}`,
    footer: html`<p>${label('page.foot-privacy')}</p>`,
  }));
}

function answered({ answer }: ChoicesView, label: Label): Html {
  if (answer === null) return html``;
  return html`<section class="card" aria-labelledby="answer"><h2 id="answer">${label('page.why-not-answer')}</h2>
<p class="mu"><span class="first-up">${own(answer.period)}</span>: ${own(answer.lesson)}</p>
<ul class="plain said">${answer.says.map((sentence) => html`<li><p>${sentence}</p></li>`)}</ul></section>`;
}

/** What stands already, each with a button that takes it off. */
function decided({ on, locale, locks, wishes, periods }: ChoicesView, path: string, label: Label): Html {
  return html`<section aria-labelledby="stands"><h2 id="stands">${label('page.choices-now')}</h2>
<ul class="plain said">${periods.map((period) => html`<li><p><b class="first-up">${period.name}</b>: ${period.now === '' ? label('page.choices-no-place') : own(period.now)}</p></li>`)}
${locks.map((lock) => html`<li class="alert watch"><p>${label('page.lock-stands', lock)}</p>
<form method="post" action="${path}/unlock">${hiddenLanguage(locale)}<input type="hidden" name="lock" value="${lock.id}"><p class="choices"><button type="submit">${label('page.lock-off', { period: lock.period })}</button></p></form></li>`)}
${wishes.map((wish) => html`<li class="alert watch"><p>${label('page.wish-stands', { period: wish.period.name, what: wish.what, isKept: wish.isKept === null ? 'none' : String(wish.isKept) })}</p>
<form method="post" action="${path}/wish">${hiddenLanguage(locale)}<input type="hidden" name="period" value="${wish.period.id}"><p class="choices"><button type="submit">${label('page.wish-off', { period: wish.period.name })}</button></p></form></li>`)}</ul>
${locks.length === 0 ? null : html`<form class="do" method="post" action="/days/${on}/repair">${hiddenLanguage(locale)}<p>${label('page.lock-then')}</p><p class="choices"><button type="submit" class="primary">${label('page.repair-go')}</button></p></form>`}</section>`;
}

function placeForm(view: ChoicesView, path: string, label: Label): Html {
  return html`<form class="card do" method="post" action="${path}/lock" aria-labelledby="place">${hiddenLanguage(view.locale)}<h2 id="place">${label('page.lock')}</h2>
<p id="place-note">${label('page.lock-lead')}</p>
<label for="place-lesson">${label('page.choices-lesson')}</label>${lessons(view, { id: 'place-lesson', hasNow: true }, label)}
<label for="place-by">${label('page.lock-by')}</label>
<div class="row"><select id="place-by" name="by" required><option value="">${label('page.find-none')}</option>${view.deciders.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></div>
<label for="place-reason">${label('page.lock-reason')}</label>
<div class="row"><input id="place-reason" name="reason" type="text" required minlength="3" maxlength="500" autocomplete="off"></div>
<p class="choices"><button type="submit" aria-describedby="place-note">${label('page.lock-go')}</button></p></form>`;
}

function wishForm(view: ChoicesView, path: string, label: Label): Html {
  const any = html`<option value="">${label('page.wish-any')}</option>`;
  const choose = (id: string, name: string, options: ChoicesView['modalities'], first: Html) =>
    html`<div class="row"><select id="${id}" name="${name}">${first}${options.map((one) => html`<option value="${one.id}">${one.name}</option>`)}</select></div>`;
  return html`<form class="card do" method="post" action="${path}/wish" aria-labelledby="wish">${hiddenLanguage(view.locale)}<h2 id="wish">${label('page.wish')}</h2>
<p id="wish-note">${label('page.wish-lead')}</p>
<label for="wish-period">${label('page.column-period')}</label>${choose('wish-period', 'period', view.periods, html``)}
<label for="wish-how">${label('page.wish-how')}</label>${choose('wish-how', 'modality', view.modalities, any)}
<label for="wish-what">${label('page.wish-what')}</label>${choose('wish-what', 'competency', view.competencies, any)}
<p class="choices"><button type="submit" aria-describedby="wish-note">${label('page.wish-go')}</button></p></form>`;
}

/** Asking changes nothing, so it is a question in the address and can be sent on. */
function whyNotForm(view: ChoicesView, path: string, label: Label): Html {
  return html`<form class="card do" method="get" action="${path}/choices" aria-labelledby="why-not">${hiddenLanguage(view.locale)}<h2 id="why-not">${label('page.why-not')}</h2>
<p id="why-not-note">${label('page.why-not-lead', { name: view.student.name })}</p>
<label for="why-not-lesson">${label('page.choices-lesson')}</label>${lessons(view, { id: 'why-not-lesson', hasNow: false }, label)}
<p class="choices"><button type="submit" aria-describedby="why-not-note">${label('page.why-not-go')}</button></p></form>`;
}

function lessons({ periods }: ChoicesView, { id, hasNow }: { readonly id: string; readonly hasNow: boolean }, label: Label): Html {
  return html`<div class="row"><select id="${id}" name="lesson" required><option value="">${label('page.choices-pick')}</option>${periods.map((period) => html`<optgroup label="${period.name}">
${period.lessons.filter(({ isNow }) => hasNow || !isNow).map(({ value, text, isNow }) => html`<option value="${value}">${isNow ? label('page.choices-stay', { lesson: text }) : text}</option>`)}</optgroup>`)}</select></div>`;
}
