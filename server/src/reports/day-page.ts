import { formatDate } from '@heddle/engine/messages';
import type { DayView } from './day-view.ts';
import { html, htmlText } from './html.ts';
import type { Html } from './html.ts';
import { changesSection } from './pages/changes.ts';
import { adultMain, adultTitle } from './pages/adult-page.ts';
import { labelsIn } from './pages/labels.ts';
import type { Label } from './pages/labels.ts';
import { schoolMain, schoolTitle } from './pages/school-page.ts';
import { studentMain, studentTitle } from './pages/student-page.ts';
import { substituteMain, substituteTitle } from './pages/substitute-page.ts';
import { linkIn, shell } from './shell.ts';

/** The page of one day as an HTML document: the whole school, one adult, a substitute's sheet or one student. Prints as it stands. */
export function dayPage(view: DayView): string {
  const label = labelsIn(view.locale);
  const { title, main } = titleAndMain(view, label);
  const models = view.modelVersions.join(', ');
  return htmlText(shell({
    locale: view.locale,
    title: `${title} · Heddle`,
    bodyClass: `view-${view.content.kind}`,
    nav: navigation(view, label),
    main: html`<div class="head"><h1>${title}</h1>${subline(view, label)}</div>
${changesSection(view, label)}
${main}`,
    footer: html`<p>${label('page.foot', { models, asOf: view.asOf })}${view.content.kind === 'adult' ? html` ${label('page.foot-gap', { percent: view.gap ?? 'none' })}` : null}</p><p>${label(view.content.kind === 'student' ? 'page.foot-student' : 'page.foot-privacy')}</p>`,
    runningFooter: label('page.foot-print', { title: `${view.schoolName}, ${formatDate(view.locale, view.on, { withYear: true })}`, models, asOf: view.asOf }),
  }));
}

function titleAndMain(view: DayView, label: Label): { readonly title: string; readonly main: Html } {
  const { content } = view;
  switch (content.kind) {
    case 'school': return { title: schoolTitle(view, content, label), main: schoolMain(view, content, label) };
    case 'adult': return { title: adultTitle(view, content, label), main: adultMain(view, content, label) };
    case 'substitute': return { title: substituteTitle(view, content, label), main: substituteMain(content, label) };
    case 'student': return { title: studentTitle(view, content, label), main: studentMain(content, label) };
  }
}

/** Plain links: this day's views, and the nearest days before and after that have a plan. */
function navigation(view: DayView, label: Label): Html {
  const day = `/days/${view.on}`;
  const { content } = view;
  const here = (kind: string) => (content.kind === kind ? html` aria-current="page"` : null);
  const ofAdult = content.kind === 'adult' || content.kind === 'substitute'
    ? html`<li><a href="${linkIn(view.locale, `${day}/adults/${encodeURIComponent(content.adult.id)}`)}"${here('adult')}>${label('page.adult-card')}</a></li>
<li><a href="${linkIn(view.locale, `${day}/adults/${encodeURIComponent(content.adult.id)}/substitute`)}"${here('substitute')}>${label('page.substitute-sheet')}</a></li>`
    : null;
  const ofStudent = content.kind === 'student'
    ? html`<li><a href="${linkIn(view.locale, `${day}/students/${encodeURIComponent(content.student.id)}/levels`)}">${label('page.levels-link')}</a></li>
<li><a href="${linkIn(view.locale, `${day}/students/${encodeURIComponent(content.student.id)}/choices`)}">${label('page.choices-link')}</a></li>`
    : null;
  return html`<nav aria-label="${label('page.views')}"><ul>
<li><a href="${linkIn(view.locale, day)}"${here('school')}>${label('page.whole-school')}</a></li>
${ofAdult}${ofStudent}
${content.kind === 'student' ? null : html`<li><a href="${linkIn(view.locale, '/diagnostics')}">${label('page.diagnostics')}</a></li>
<li><a href="${linkIn(view.locale, `/rounds/${view.on}`)}">${label('page.round-link')}</a></li>`}
</ul></nav>
<nav class="days" aria-label="${label('page.days')}"><ul>
${view.previousOn === null ? null : html`<li><a rel="prev" href="${linkIn(view.locale, samePlace(view, view.previousOn))}">${formatDate(view.locale, view.previousOn)}</a></li>`}
${view.nextOn === null ? null : html`<li><a rel="next" href="${linkIn(view.locale, samePlace(view, view.nextOn))}">${formatDate(view.locale, view.nextOn)}</a></li>`}
</ul></nav>`;
}

/** The same person's page on another day. */
function samePlace({ content }: DayView, on: string): string {
  switch (content.kind) {
    case 'school': return `/days/${on}`;
    case 'adult': return `/days/${on}/adults/${encodeURIComponent(content.adult.id)}`;
    case 'substitute': return `/days/${on}/adults/${encodeURIComponent(content.adult.id)}/substitute`;
    case 'student': return `/days/${on}/students/${encodeURIComponent(content.student.id)}`;
  }
}

const statusLabels = { draft: 'page.status-draft', published: 'page.status-published', shadow: 'page.status-shadow' } as const;

function subline(view: DayView, label: Label): Html {
  const status = view.content.kind === 'student' ? null : html` <span class="tag ${view.status === 'published' ? 'ok' : 'watch'}">${label(statusLabels[view.status])}</span>`;
  const grade = view.content.kind === 'student' && view.content.grade !== '' ? ` · ${label('page.student-grade', { grade: view.content.grade })}` : '';
  return html`<p class="sub"><bdi>${view.schoolName}</bdi>${grade}${view.dayNote === '' ? null : html` · <bdi>${view.dayNote}</bdi>`}${status}</p>`;
}
