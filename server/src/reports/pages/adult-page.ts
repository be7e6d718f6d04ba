import type { AdultContent, AdultGroupView, DayView, FixedView } from '../day-view.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { linkIn } from '../shell.ts';
import { own, timeRange } from './labels.ts';
import type { Label } from './labels.ts';
import { finder } from './school-page.ts';

/** One adult's day: each station with its groups, what to do and why, who is owed what; what to copy; the rest of the day. */
export function adultMain(view: DayView, content: AdultContent, label: Label): Html {
  const isEmpty = content.stations.length === 0 && content.fixed.length === 0;
  return html`<div class="side-by-side">
<div class="side">
${copiesTable(content.copies, label)}
${restOfDay(content.fixed, label)}
${finder(view, label)}
</div>
<div class="body">
${isEmpty ? html`<p>${label('page.nothing-planned')}</p>` : null}
${content.stations.map((station, index) => html`<section class="period" aria-labelledby="station-${index}">
<h2 id="station-${index}"><span class="first-up">${station.period}</span> <span class="mu">· ${timeRange(station)} ·</span> ${own(station.space)}</h2>
${station.otherAdults.length === 0 ? null : html`<p class="mu">${label(station.isResponsible ? 'page.also-here' : 'page.lead-by', { names: station.otherAdults.map((adult) => adult.name) })}</p>`}
${station.steps.length === 0 ? null : html`<div class="shared"><h3>${label('page.every-group')}</h3>${stepList(station.steps)}</div>`}
<div class="wide-groups${station.groups.length > 1 ? ' many' : ''}">${station.groups.map((group) => groupCard(view, group, label))}</div>
</section>`)}
</div>
</div>`;
}

export function adultTitle(view: DayView, content: AdultContent, label: Label): string {
  return label('page.title-adult', { name: content.adult.name, isToday: view.isToday ? 'yes' : 'no', date: view.on, groups: content.groups, students: content.students });
}

/** More entries than these stand below the steps in columns instead of beside them. */
const fewEntries = 5;

function groupCard(view: DayView, group: AdultGroupView, label: Label): Html {
  return html`<article class="group${group.isFallback ? ' fallback' : ''}">
<div class="group-head"><h3>${own(group.title)}</h3>${group.isFallback ? html`<span class="tag need">${label('page.fallback')}</span>` : html`<span class="tag">${own(group.modality)}</span>`}</div>
${group.activities.length === 0 ? null : html`<p class="activity">${group.activities.map((activity, index) => html`${index === 0 ? null : ' · '}${own(activity)}`)}</p>`}
<div class="halves${group.students.length > fewEntries ? ' large' : ''}"><div>
${group.steps.length === 0 ? null : html`<h4>${label('page.steps')}</h4>${stepList(group.steps)}`}
${group.materials.length === 0 ? null : html`<h4>${label('page.materials')}</h4><ul class="materials">${group.materials.map((material) => html`<li>${own(material)}</li>`)}</ul>`}
</div><div>
<h4>${label('page.student-count', { count: group.size })}</h4>
<ul class="people">${group.students.map((student) => html`<li>
<p class="who">${student.names.map((one, index) => html`${index === 0 ? null : ', '}<a href="${linkIn(view.locale, `/days/${view.on}/students/${encodeURIComponent(one.id)}`)}">${own(one.name)}</a>`)}${student.isWithoutEvidence ? html` <span class="tag watch">${label('page.no-evidence-short')}</span>` : null}</p>
${student.keep.map((keep) => html`<p class="keep"><span class="tag info">${label('page.keep')}</span> ${keep}</p>`)}
${student.why.length === 0 ? null : html`<p class="reason">${student.why.join(' ')}</p>`}
</li>`)}</ul>
</div></div>
</article>`;
}

function stepList(steps: readonly string[]): Html {
  return html`<ol class="steps">${steps.map((step) => html`<li>${step}</li>`)}</ol>`;
}

function copiesTable(copies: AdultContent['copies'], label: Label): Html {
  if (copies.length === 0) return html``;
  return html`<section class="card" aria-labelledby="copies"><h2 id="copies">${label('page.to-copy')}</h2>
<table class="grid"><thead><tr>${['page.column-material', 'page.column-each', 'page.column-total'].map((column) => html`<th scope="col">${label(column)}</th>`)}</tr></thead>
<tbody>${copies.map((one) => html`<tr><th scope="row">${own(one.material)}</th><td class="number">${label('page.times', { pages: one.pages, students: one.students })}</td><td class="number">${one.pages * one.students}</td></tr>`)}</tbody>
<tfoot><tr><th scope="row" colspan="2">${label('page.copies-total')}</th><td class="number">${copies.reduce((sum, one) => sum + one.pages * one.students, 0)}</td></tr></tfoot></table>
</section>`;
}

export function restOfDay(fixed: readonly FixedView[], label: Label): Html {
  if (fixed.length === 0) return html``;
  return html`<section class="card" aria-labelledby="rest"><h2 id="rest">${label('page.rest-of-day')}</h2>
<ul class="plain rest">${fixed.map((one) => html`<li><p>${timeRange(one)} <b>${one.kind === 'service' ? label('page.service-with', { names: one.students }) : own(one.title)}</b></p>
<p class="mu">${one.space === '' ? null : own(one.space)}${one.kind === 'section' ? html` · ${label('page.student-count', { count: one.students.length })}` : null}</p>
${one.isAdultOut ? html`<p><span class="tag need">${label('page.adult-out')}</span></p>` : null}</li>`)}</ul>
</section>`;
}
