import type { DayView, LimitNote, Named, SchoolContent, SchoolGroup, SchoolPeriod } from '../day-view.ts';
import { hiddenLanguage } from '../forms.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { linkIn } from '../shell.ts';
import { deskCard } from './desk.ts';
import { own, timeRange } from './labels.ts';
import type { Label } from './labels.ts';

/** The whole school: what needs a yes, the day in numbers, then every period with its rooms, adults, groups and students. */
export function schoolMain(view: DayView, content: SchoolContent, label: Label): Html {
  return html`<div class="side-by-side">
<div class="side">
${brokenLimits(content.broken, label)}
${approvals(view, content, label)}
${deskCard(view, content, label)}
${numbers(content, label)}
${finder(view, label)}
</div>
<div class="body">
${overview(content.periods, label)}
${content.periods.length === 0 ? html`<p>${label('page.nothing-planned')}</p>` : content.periods.map((period) => board(view, period, label))}
</div>
</div>`;
}

export function schoolTitle(view: DayView, content: SchoolContent, label: Label): string {
  return label('page.title-school', {
    isToday: view.isToday ? 'yes' : 'no', date: view.on, students: content.counts.students, fallback: content.counts.fallback, approvals: content.approvals.length, broken: content.broken.length,
  });
}

/** Five at most are in the way; the others open on demand, and are printed. */
const mostShown = 5;

function brokenLimits(broken: readonly LimitNote[], label: Label): Html {
  if (broken.length === 0) return html``;
  return html`<section aria-labelledby="broken"><h2 id="broken">${label('page.broken', { count: broken.length })}</h2>
<p class="sm">${label('page.broken-note')}</p>
${limitList(broken, 'need', label)}
</section>`;
}

function limitList(notes: readonly LimitNote[], kind: 'need' | 'watch', label: Label): Html {
  const item = (one: LimitNote) => html`<li class="alert ${kind}"><p>${one.sentence}</p>${one.where.length === 0 ? null : html`<p class="mu">${one.where.map((part, index) => html`${index === 0 ? null : ' · '}${own(part)}`)}</p>`}</li>`;
  return html`<ul class="plain">${notes.slice(0, mostShown).map(item)}</ul>
${notes.length <= mostShown ? null : html`<details><summary>${label('page.approvals-more', { count: notes.length - mostShown })}</summary><ul class="plain">${notes.slice(mostShown).map(item)}</ul></details>`}`;
}

function approvals(view: DayView, { approvals: wanted, broken, desk }: SchoolContent, label: Label): Html {
  if (wanted.length === 0 && broken.length > 0) return html``;
  if (wanted.length === 0) return html`<section class="card" aria-labelledby="approvals"><h2 id="approvals">${label('page.approvals', { count: 0 })}</h2><p>${label('page.approvals-none')}</p></section>`;
  return html`<section aria-labelledby="approvals">
<h2 id="approvals">${label('page.approvals', { count: wanted.length })}</h2>
${limitList(wanted, 'watch', label)}
${desk === null ? null : yesForm({ view, wanted, approvers: desk.approvers }, label)}
</section>`;
}

/** A yes has a name and a reason; the service looks who may give it. */
function yesForm({ view, wanted, approvers }: { readonly view: DayView; readonly wanted: readonly LimitNote[]; readonly approvers: readonly Named[] }, label: Label): Html {
  const limits = [...Map.groupBy(wanted, ({ constraintId }) => constraintId)];
  return html`<form class="card do yes" method="post" action="/days/${view.on}/approvals">${hiddenLanguage(view.locale)}
<h3>${label('page.approvals-how')}</h3>
${limits.length === 1 ? html`<input type="hidden" name="limit" value="all">` : html`<label for="yes-limit">${label('page.approvals-limit')}</label>
<div class="row"><select id="yes-limit" name="limit"><option value="all">${label('page.approvals-all', { count: wanted.length })}</option>
${limits.map(([limit, notes]) => html`<option value="${limit}">${label('page.approvals-some', { count: notes.length, rule: notes[0]?.rule ?? '' })}</option>`)}</select></div>`}
<label for="yes-by">${label('page.approvals-by')}</label>
<div class="row"><select id="yes-by" name="by" required><option value="">${label('page.find-none')}</option>${approvers.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></div>
<label for="yes-reason">${label('page.approvals-reason')}</label>
<div class="row"><input id="yes-reason" name="reason" type="text" minlength="3" maxlength="500" required autocomplete="off"><button type="submit">${label('page.approvals-yes')}</button></div>
</form>`;
}

function numbers({ counts }: SchoolContent, label: Label): Html {
  const part = (count: number) => label('page.of', { part: count, whole: counts.seats });
  const rows: readonly (readonly [string, string | number])[] = [
    ['page.number-students', counts.students],
    ['page.number-teacher', part(counts.withTeacher)],
    ['page.number-classmates', part(counts.withClassmates)],
    ['page.number-alone', part(counts.alone)],
    ['page.number-screen', part(counts.onScreen)],
    ['page.number-fallback', counts.fallback],
    ['page.number-absent', counts.absent],
    ['page.number-biggest', counts.biggestGroup],
    ['page.number-no-evidence', counts.withoutEvidence],
    ['page.number-gap', counts.gap === null ? label('page.not-proven') : label('page.percent', { percent: counts.gap })],
    ['page.number-assumed', label('page.percent', { percent: counts.assumedPercent })],
  ];
  return html`<section class="card" aria-labelledby="numbers">
<h2 id="numbers">${label('page.numbers')}</h2>
<dl class="numbers">${rows.map(([code, value]) => html`<div><dt>${label(code)}</dt><dd>${value}</dd></div>`)}</dl>
<p class="sm mu">${label('page.numbers-assumed-note')}</p>
</section>`;
}

/** Two GET forms: they work without script, and the address of a card can be kept. */
export function finder(view: DayView, label: Label): Html {
  const form = (param: 'adult' | 'student', name: string, people: readonly Named[]) => html`<form method="get" action="/days/${view.on}/find">
${view.locale === 'en' ? null : html`<input type="hidden" name="lang" value="${view.locale}">`}
<label for="find-${param}">${label(name)}</label>
<div class="row"><select id="find-${param}" name="${param}" required>
<option value="">${label('page.find-none')}</option>
${people.map((person) => html`<option value="${person.id}">${person.name}</option>`)}
</select>
<button type="submit" aria-describedby="find-${param}">${label('page.find-show')}</button></div>
</form>`;
  return html`<section class="card find" aria-labelledby="find"><h2 id="find">${label('page.find')}</h2>${form('adult', 'page.find-adult', view.adults)}${form('student', 'page.find-student', view.students)}</section>`;
}

function overview(periods: readonly SchoolPeriod[], label: Label): Html {
  if (periods.length === 0) return html``;
  return html`<section aria-labelledby="by-period"><h2 id="by-period">${label('page.by-period')}</h2>
<table class="grid"><thead><tr>
${['page.column-period', 'page.column-students', 'page.column-groups', 'page.column-fallback'].map((column) => html`<th scope="col">${label(column)}</th>`)}
</tr></thead><tbody>
${periods.map((period) => html`<tr><th scope="row"><a href="#period-${period.id}">${period.period}</a> ${timeRange(period)}</th><td class="number">${period.students}</td><td class="number">${period.groups}</td><td class="number">${period.fallback}</td></tr>`)}
</tbody></table></section>`;
}

function board(view: DayView, period: SchoolPeriod, label: Label): Html {
  return html`<section class="period" aria-labelledby="period-${period.id}">
<h2 id="period-${period.id}"><span class="first-up">${period.period}</span> <span class="mu">· ${timeRange(period)} · ${label('page.student-count', { count: period.students })}</span></h2>
<div class="stations">
${period.stations.map((station) => html`<article class="station">
<div class="station-head"><h3>${own(station.space)}</h3><p class="mu">${station.adults.map((adult, index) => html`${index === 0 ? null : ', '}<a href="${linkIn(view.locale, `/days/${view.on}/adults/${encodeURIComponent(adult.id)}`)}">${own(adult.name)}</a>`)}</p></div>
${station.groups.map((group) => groupCard(view, group, label))}
</article>`)}
</div>
</section>`;
}

function groupCard(view: DayView, group: SchoolGroup, label: Label): Html {
  return html`<div class="group${group.isFallback ? ' fallback' : ''}">
<div class="group-head"><h4>${own(group.title)}</h4>${group.isFallback ? html`<span class="tag need">${label('page.fallback')}</span>` : html`<span class="tag">${own(group.modality)}</span>`}</div>
<ul class="chips">${group.students.map((student) => html`<li><a href="${linkIn(view.locale, `/days/${view.on}/students/${encodeURIComponent(student.id)}`)}">${own(student.name)}</a>${student.isWithoutEvidence ? html` <span class="quiet">${label('page.no-evidence-short')}</span>` : null}</li>`)}</ul>
</div>`;
}
