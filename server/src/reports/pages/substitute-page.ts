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
<div class="sheet">${station.groups.map((group) => html`<article class="group">
<div class="group-head"><h3>${own(group.title)}</h3>${group.modality === '' ? null : html`<span class="tag">${own(group.modality)}</span>`}</div>
<dl class="facts">
<div><dt>${label('page.students')}</dt><dd>${list(group.students)}</dd></div>
${group.activities.length === 0 ? null : html`<div><dt>${label('page.work')}</dt><dd>${list(group.activities)}</dd></div>`}
${group.materials.length === 0 ? null : html`<div><dt>${label('page.materials')}</dt><dd>${list(group.materials)}</dd></div>`}
${group.steps.length === 0 ? null : html`<div><dt>${label('page.column-do')}</dt><dd>${group.steps.join(' ')}</dd></div>`}
${group.keep.length === 0 ? null : html`<div><dt>${label('page.column-keep')}</dt><dd>${group.keep.join(' ')}</dd></div>`}
</dl></article>`)}</div>
</section>`)}
<div class="pair">${restOfDay(content.fixed, label)}${copiesTable(content.copies, label)}</div>`;
}

export function substituteTitle(view: DayView, content: SubstituteContent, label: Label): string {
  return label('page.title-substitute', { name: content.adult.name, date: view.on });
}

function list(items: readonly string[]): Html {
  return html`${items.map((item, index) => html`${index === 0 ? null : ', '}${own(item)}`)}`;
}
