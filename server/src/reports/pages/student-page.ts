import type { DayView, StudentContent } from '../day-view.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { clockText } from '../wording.ts';
import { own, timeRange } from './labels.ts';
import type { Label } from './labels.ts';

type Entry = StudentContent['entries'][number];

/** One student's day: where, with whom, what to bring, and why in three sentences at most. Planned meetings are large, the rest is a line. */
export function studentMain(content: StudentContent, label: Label): Html {
  if (content.entries.length === 0) return html`<p>${label('page.student-nothing')}</p>`;
  if (content.entries.every((entry) => entry.kind === 'absent')) return html`<p class="lead">${label('page.student-away-today')}</p>`;
  return html`<h2 class="quiet-heading">${label('page.student-your-day')}</h2>
<ol class="day">${content.entries.map((entry) => html`<li class="${isPlanned(entry) ? 'planned' : 'plain-entry'}">
${timeRange(entry)}
${isPlanned(entry) ? planned(entry, label) : plain(entry, label)}
</li>`)}</ol>`;
}

/** The answer first: when, what and where the first planned meeting is. */
export function studentTitle(view: DayView, content: StudentContent, label: Label): string {
  const first = content.entries.find(isPlanned);
  const params = { name: content.student.name, isToday: view.isToday ? 'yes' : 'no', date: view.on };
  return first === undefined
    ? label('page.title-student', params)
    : label('page.title-student-first', { ...params, time: clockText(first.startMinute), title: first.title, place: first.space });
}

function isPlanned(entry: Entry): boolean {
  return entry.kind === 'meeting' || entry.kind === 'fallback';
}

/** More names than these are not looked for but met in the room. */
const mostNames = 8;

function planned(entry: Entry, label: Label): Html {
  const tile = (code: string, value: Html | string) => html`<div class="tile"><dt>${label(code)}</dt><dd>${value}</dd></div>`;
  const withWhom = html`${names(entry.adults)}${entry.partners.length === 0 ? null : html` <span class="partners">${entry.partners.length > mostNames ? label('page.student-classmates', { count: entry.partners.length }) : label('page.student-partners', { names: entry.partners })}</span>`}`;
  return html`<article class="now${entry.kind === 'fallback' ? ' fallback' : ''}">
<h3>${own(entry.title)}</h3>
<dl class="tiles">
${tile('page.student-go', own(entry.space))}
${tile('page.student-with', withWhom)}
${entry.modality === '' ? null : tile('page.student-how', own(entry.modality))}
${entry.activities.length === 0 ? null : tile('page.student-work', names(entry.activities))}
${entry.kind === 'meeting' ? tile('page.student-bring', entry.bring.length === 0 ? label('page.student-bring-paper') : names(entry.bring)) : null}
</dl>
${entry.why.length === 0 ? null : html`<p class="why"><b>${label('page.student-why')}</b> ${entry.why.join(' ')}</p>`}
${entry.check === null ? null : html`<p class="check">${label('page.student-check', entry.check)}</p>`}
${entry.keep.length === 0 ? null : html`<p class="check"><span class="tag info">${label('page.student-keep')}</span> ${entry.keep.join(' ')}</p>`}
</article>`;
}

function plain(entry: Entry, label: Label): Html {
  const title = entry.kind === 'absent' ? label('page.student-absent') : entry.kind === 'service' ? label('page.student-service', { names: entry.adults }) : entry.title;
  const adults = entry.kind === 'section' ? (entry.adults.length === 0 ? [label('page.student-no-adult')] : entry.adults) : [];
  const where = [...adults, entry.space].filter((part) => part !== '');
  return html`<div><h3>${own(title)}</h3>${where.length === 0 ? null : html`<p class="mu">${where.map((part, index) => html`${index === 0 ? null : ' · '}${own(part)}`)}</p>`}</div>`;
}

function names(items: readonly string[]): Html {
  return html`${items.map((item, index) => html`${index === 0 ? null : ', '}${own(item)}`)}`;
}
