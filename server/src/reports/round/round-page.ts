import { formatDate } from '@heddle/engine/messages';
import type { Named } from '../day-view.ts';
import { hiddenLanguage } from '../forms.ts';
import { html, htmlText } from '../html.ts';
import type { Html } from '../html.ts';
import { labelsIn, own } from '../pages/labels.ts';
import type { Label } from '../pages/labels.ts';
import { linkIn, shell } from '../shell.ts';
import type { RoundView } from './view.ts';

/** Who is in which standing group, who was elsewhere in the round before; forms to publish, move and propose. Prints as it stands, without the forms. */
export function roundPage(view: RoundView): string {
  const label = labelsIn(view.locale);
  const span = { from: formatDate(view.locale, view.from), until: formatDate(view.locale, view.until) };
  const title = view.state === 'none' ? label('page.round-none', { date: span.from }) : label('page.round-title', span);
  return htmlText(shell({
    locale: view.locale, title: `${title} · Heddle`, bodyClass: 'view-work view-round',
    main: html`<div class="head"><h1>${title}</h1><p class="sub"><bdi>${view.schoolName}</bdi></p></div>
${standing(view, label)}
${moved(view, label)}
${view.periods.map(({ name, groups }, at) => html`<section aria-labelledby="round-${at}"><h2 id="round-${at}"><span class="first-up">${name}</span></h2>
<div class="wide-groups many">${groups.map(({ teacher, students }) => html`<article class="group"><h3>${own(teacher)} <span class="tag">${label('page.student-count', { count: students.length })}</span></h3>
<ul class="plain">${students.map((one) => html`<li>${own(one.name)}${one.was === null ? null : html` <span class="tag info">${label('page.round-was', { name: one.was })}</span>`}</li>`)}</ul></article>`)}</div></section>`)}
${view.state === 'none' ? null : moveForm(view, label)}
${proposeForm(view, label)}`,
    footer: html`<p>${label('page.foot-privacy')}</p>`,
  }));
}

/** Whether it is in force; and the way to what is proposed beside it, or back. */
function standing(view: RoundView, label: Label): Html {
  const { proposal } = view;
  if (view.state === 'proposed' && proposal !== null) {
    return html`<p class="alert watch">${label('page.round-proposed')}${view.isInForce ? html` <a href="${linkIn(view.locale, `/rounds/${view.on}`)}">${label('page.round-see-in-force')}</a>` : null}</p>
<form class="card do" method="post" action="/rounds/${proposal.from}/publish" aria-labelledby="publish">${hiddenLanguage(view.locale)}<h2 id="publish">${label('page.round-publish')}</h2>
<input type="hidden" name="proposal" value="${proposal.mark}"><p id="publish-note">${label('page.round-publish-note')}</p>
<p class="choices"><button type="submit" class="primary" aria-describedby="publish-note">${label('page.round-publish-go')}</button></p></form>`;
  }
  if (proposal === null) return view.isAsked && view.state === 'in-force' ? html`<p class="alert watch">${label('page.round-same')}</p>` : html``;
  return html`<p class="alert watch">${label('page.round-other', { from: formatDate(view.locale, proposal.from), until: formatDate(view.locale, proposal.until) })} <a href="${linkIn(view.locale, `/rounds/${proposal.from}?show=proposed`)}">${label('page.round-see-proposed')}</a></p>`;
}

function proposeForm(view: RoundView, label: Label): Html {
  return html`<form class="card do" method="post" action="/rounds" aria-labelledby="propose">${hiddenLanguage(view.locale)}<h2 id="propose">${label('page.round-propose')}</h2>
<label for="propose-from">${label('page.round-propose-from')}</label>
<div class="row"><input id="propose-from" name="from" type="date" value="${view.next}" required><button type="submit"${view.state === 'none' ? html` class="primary"` : null} aria-describedby="propose-note">${label('page.round-propose-go')}</button></div>
<p id="propose-note" class="sm mu">${label('page.round-propose-note')}</p></form>`;
}

function moved({ moves }: RoundView, label: Label): Html {
  if (moves.length === 0) return html``;
  return html`<section aria-labelledby="moves"><h2 id="moves">${label('page.round-moves')}</h2><ul class="plain said">${moves.map((one) => html`<li><p>${label('page.round-move-said', one)}</p></li>`)}</ul></section>`;
}

function moveForm(view: RoundView, label: Label): Html {
  const pick = (id: string, name: string, of: readonly Named[], text: string) => html`<label for="${id}">${text}</label>
<div class="row"><select id="${id}" name="${name}" required><option value="">${label('page.find-none')}</option>${of.map((one) => html`<option value="${one.id}">${one.name}</option>`)}</select></div>`;
  return html`<form class="card do" method="post" action="/rounds/${view.on}/moves" aria-labelledby="move">${hiddenLanguage(view.locale)}${view.state === 'proposed' ? html`<input type="hidden" name="show" value="proposed">` : null}<h2 id="move">${label('page.round-move')}</h2>
<p id="move-note">${label('page.round-move-lead')}</p>
${pick('move-student', 'student', view.students, label('page.round-student'))}
<label for="move-period">${label('page.column-period')}</label><div class="row"><select id="move-period" name="period">${view.inPeriods.map((one) => html`<option value="${one.id}">${one.name}</option>`)}</select></div>
${pick('move-to', 'to', view.teachers, label('page.round-to'))}
${pick('move-by', 'by', view.leaders, label('page.lock-by'))}
<label for="move-reason">${label('page.lock-reason')}</label>
<div class="row"><input id="move-reason" name="reason" type="text" required minlength="3" maxlength="500" autocomplete="off"></div>
<p class="choices"><button type="submit" aria-describedby="move-note">${label('page.round-move-go')}</button></p></form>`;
}
