import type { DayView, SubstituteContent } from '../day-view.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { restOfDay } from './adult-page.ts';
import { own, timeRange } from './labels.ts';
import type { Label } from './labels.ts';

/** One page for a stranger who runs the room: a table a period, dense enough for one sheet of paper. */
export function substituteMain(content: SubstituteContent, label: Label): Html {
  return html`<p class="lead">${label('page.substitute-note')}</p>
${content.stations.length === 0 && content.fixed.length === 0 ? html`<p>${label('page.nothing-planned')}</p>` : null}
${content.stations.map((station, index) => html`<section class="period" aria-labelledby="station-${index}">
<h2 id="station-${index}"><span class="first-up">${station.period}</span> <span class="mu">· ${timeRange(station)} ·</span> ${own(station.space)}${station.modality === '' ? null : html` <span class="tag">${own(station.modality)}</span>`}</h2>
${station.steps.length === 0 ? null : html`<p class="all-groups">${station.steps.join(' ')}</p>`}
${groupTable(station.groups, label)}
</section>`)}
<div class="pair">${restOfDay(content.fixed, label)}${toCopy(content.copies, label)}</div>`;
}

/** A list here, where the adult's own card has a table: whoever stands in finds the copies made, or asks the office for these. */
function toCopy(copies: SubstituteContent['copies'], label: Label): Html {
  if (copies.length === 0) return html``;
  return html`<section class="card" aria-labelledby="copies"><h2 id="copies">${label('page.to-copy')}</h2>
<ul class="plain copies">${copies.map((one) => html`<li>${own(one.material)}: ${label('page.times', { pages: one.pages, students: one.students })}</li>`)}</ul></section>`;
}

/** The roles are written out because narrow screens lay the cells out as blocks, and some browsers then forget what they were. */
function groupTable(groups: SubstituteContent['stations'][number]['groups'], label: Label): Html {
  return html`<table class="grid sheet" role="table"><thead role="rowgroup"><tr role="row">${['page.column-group', 'page.column-students', 'page.column-do'].map((column) => html`<th scope="col" role="columnheader">${label(column)}</th>`)}</tr></thead>
<tbody role="rowgroup">${groups.map((group) => html`<tr role="row">
<th scope="row" role="rowheader">${own(group.title)}</th>
<td role="cell">${list(group.students)}${group.keep.map((keep) => html`<p class="keep"><span class="tag info">${label('page.keep')}</span> ${keep}</p>`)}</td>
<td role="cell">${list(group.activities)}${group.materials.length === 0 ? null : html` <span class="mu">${list(group.materials)}</span>`}${group.steps.length === 0 ? null : html` ${group.steps.join(' ')}`}</td>
</tr>`)}</tbody></table>`;
}

export function substituteTitle(view: DayView, content: SubstituteContent, label: Label): string {
  return label('page.title-substitute', { name: content.adult.name, date: view.on });
}

function list(items: readonly string[]): Html {
  return html`${items.map((item, index) => html`${index === 0 ? null : ', '}${own(item)}`)}`;
}
