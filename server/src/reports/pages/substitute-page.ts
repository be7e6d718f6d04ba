import type { DayView, SubstituteContent } from '../day-view.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { copiesTable, restOfDay } from './adult-page.ts';
import { own, timeRange } from './labels.ts';
import type { Label } from './labels.ts';

/** One page for a stranger who runs the room: a table a period, dense enough for one sheet of paper. */
export function substituteMain(content: SubstituteContent, label: Label): Html {
  return html`<p class="lead">${label('page.substitute-note')}</p>
${content.stations.length === 0 && content.fixed.length === 0 ? html`<p>${label('page.nothing-planned')}</p>` : null}
${content.stations.map((station, index) => html`<section class="period" aria-labelledby="station-${index}">
<h2 id="station-${index}"><span class="first-up">${station.period}</span> <span class="mu">· ${timeRange(station)} ·</span> ${own(station.space)}</h2>
${station.steps.length === 0 ? null : html`<p class="all-groups">${station.steps.join(' ')}</p>`}
${groupTable(station.groups, label)}
</section>`)}
<div class="pair">${restOfDay(content.fixed, label)}${copiesTable(content.copies, label)}</div>`;
}

/** The roles are written out because narrow screens lay the cells out as blocks, and some browsers then forget what they were. */
function groupTable(groups: SubstituteContent['stations'][number]['groups'], label: Label): Html {
  return html`<table class="grid sheet" role="table"><thead role="rowgroup"><tr role="row">${['page.column-group', 'page.column-students', 'page.column-do', 'page.column-keep'].map((column) => html`<th scope="col" role="columnheader">${label(column)}</th>`)}</tr></thead>
<tbody role="rowgroup">${groups.map((group) => html`<tr role="row">
<th scope="row" role="rowheader">${own(group.title)}${group.modality === '' ? null : html`<span class="how"> ${own(group.modality)}</span>`}</th>
<td role="cell">${list(group.students)}</td>
<td role="cell">${list(group.activities)}${group.materials.length === 0 ? null : html` <span class="mu">${list(group.materials)}</span>`}${group.steps.length === 0 ? null : html` ${group.steps.join(' ')}`}</td>
<td role="cell">${group.keep.join(' ')}</td>
</tr>`)}</tbody></table>`;
}

export function substituteTitle(view: DayView, content: SubstituteContent, label: Label): string {
  return label('page.title-substitute', { name: content.adult.name, date: view.on });
}

function list(items: readonly string[]): Html {
  return html`${items.map((item, index) => html`${index === 0 ? null : ', '}${own(item)}`)}`;
}
