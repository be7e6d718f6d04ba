import { formatDate } from '@heddle/engine/messages';
import { html, htmlText } from '../html.ts';
import type { Html } from '../html.ts';
import { labelsIn, own } from '../pages/labels.ts';
import type { Label } from '../pages/labels.ts';
import { linkIn, shell } from '../shell.ts';
import { hiddenLanguage } from '../forms.ts';
import { promptText } from './prompt-text.ts';
import type { DiagnosticView, FoundCompetency, GivenAnswer } from './view.ts';

/** One student's diagnostic for staff: where it stands, what was found and how sure, which questions were drawn by lot, and what to do now. */
export function diagnosticPage(view: DiagnosticView): string {
  const label = labelsIn(view.locale);
  const title = label('page.diagnostic-title', { name: view.student.name, status: view.status, answered: view.answered });
  return htmlText(shell({
    locale: view.locale, title: `${title} · Heddle`, bodyClass: 'view-diagnostic',
    nav: html`<nav aria-label="${label('page.diagnostics')}"><ul><li><a href="${linkIn(view.locale, '/diagnostics')}">${label('page.diagnostics')}</a></li></ul></nav>`,
    main: html`<div class="head"><h1>${title}</h1><p class="sub">${label('page.diagnostic-towards', { goals: view.goals.slice(0, 3), more: Math.max(0, view.goals.length - 3) })}</p></div>
<div class="side-by-side">
<div class="side">
${actions(view, label)}
${numbers(view, label)}
</div>
<div class="body">
<section aria-labelledby="says"><h2 id="says">${label('page.diagnostic-found')}</h2>${view.says.map((sentence) => html`<p class="lead">${sentence}</p>`)}</section>
${view.answered === 0 ? null : html`${units(view, label)}${answers(view.answers, label)}`}
</div>
</div>`,
    footer: html`<p>${label('page.diagnostic-foot')}</p><p>${label('page.foot-privacy')}</p>`,
    runningFooter: label('page.diagnostic-print', { name: view.student.name, date: formatDate(view.locale, view.startedOn, { withYear: true }) }),
  }));
}

function actions(view: DiagnosticView, label: Label): Html {
  const at = `/diagnostics/${encodeURIComponent(view.student.id)}`;
  const change = (word: string, code: string) => html`<button type="submit" name="change" value="${word}">${label(code)}</button>`;
  const isOver = view.status === 'finished' || view.status === 'stopped';
  return html`<section class="card do" aria-labelledby="do"><h2 id="do">${label('page.diagnostic-do')}</h2>
<p><a class="action" href="${linkIn(view.locale, `${at}/sitting`)}">${label(isOver ? 'page.diagnostic-open-end' : 'page.diagnostic-open')}</a></p>
${isOver ? null : html`<form method="post" action="${at}/changes"><input type="hidden" name="to" value="staff">${hiddenLanguage(view.locale)}
<p class="choices">${view.status === 'asking' ? change('pause', 'page.diagnostic-pause') : null}${view.status === 'paused' ? change('resume', 'page.diagnostic-resume') : null}${view.status === 'resting' ? change('seat', 'page.diagnostic-seat') : null}${change('stop', 'page.diagnostic-stop')}</p></form>
<form method="post" action="${at}/paper">${hiddenLanguage(view.locale)}
<label for="questions">${label('page.diagnostic-paper')}</label>
<div class="row"><select id="questions" name="questions">${[8, 12, 16, 20].map((count) => html`<option value="${count}"${count === 12 ? html` selected` : null}>${label('page.diagnostic-questions', { count })}</option>`)}</select><button type="submit">${label('page.diagnostic-print-form')}</button></div></form>`}
${view.waiting === 0 ? null : html`<p class="alert watch">${label('page.diagnostic-waiting', { count: view.waiting })} <a href="${linkIn(view.locale, `${at}/paper`)}">${label('page.diagnostic-sheet')}</a> · <a href="${linkIn(view.locale, `${at}/marking`)}">${label('page.diagnostic-marking')}</a></p>`}
${isOver ? html`<form method="post" action="/diagnostics">${hiddenLanguage(view.locale)}<input type="hidden" name="student" value="${view.student.id}"><p class="choices"><button type="submit">${label('page.diagnostic-again')}</button></p></form>` : null}
</section>`;
}

function numbers(view: DiagnosticView, label: Label): Html {
  const until = view.provisionalUntil === null ? label('page.diagnostic-not-yet') : formatDate(view.locale, view.provisionalUntil);
  const rows: readonly (readonly [string, string | number])[] = [
    ['page.diagnostic-answers', view.answered],
    ['page.diagnostic-probes', view.probes],
    ['page.diagnostic-minutes', view.minutes],
    ['page.diagnostic-sittings', view.sittings],
    ['page.diagnostic-sure', label('page.of', { part: view.sure, whole: view.of })],
    ['page.diagnostic-askable', label('page.of', { part: view.askable, whole: view.of })],
    ['page.diagnostic-wrong', label('page.percent', { percent: view.expectedError })],
    [view.isProvisional ? 'page.diagnostic-until' : 'page.diagnostic-was-until', until],
  ];
  return html`<section class="card" aria-labelledby="stands"><h2 id="stands">${label('page.diagnostic-stands')}</h2>
<dl class="numbers">${rows.map(([code, value]) => html`<div><dt>${label(code)}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

const verdicts = { known: 'page.diagnostic-known', missing: 'page.diagnostic-missing', open: 'page.diagnostic-unsure' } as const;
const tags = { known: 'ok', missing: 'info', open: 'watch' } as const;

function units({ units: found }: DiagnosticView, label: Label): Html {
  return html`${found.map(({ title, competencies }, index) => html`<section aria-labelledby="unit-${index}"><h2 id="unit-${index}">${own(title)}</h2>
<table class="grid found"><thead><tr>${['page.column-competency', 'page.column-verdict', 'page.column-chance', 'page.column-asked'].map((code) => html`<th scope="col">${label(code)}</th>`)}</tr></thead>
<tbody>${competencies.map((one) => row(one, label))}</tbody></table></section>`)}`;
}

function row({ name, verdict, percent, asked, isAskable }: FoundCompetency, label: Label): Html {
  return html`<tr><th scope="row">${own(name)}</th><td><span class="tag call-${verdict} ${tags[verdict]}">${label(verdicts[verdict])}</span></td><td class="number">${label('page.percent', { percent })}</td><td class="number">${asked > 0 ? asked : isAskable ? label('page.diagnostic-not-asked') : label('page.diagnostic-no-question')}</td></tr>`;
}

function answers(given: readonly GivenAnswer[], label: Label): Html {
  return html`<section aria-labelledby="answers"><h2 id="answers">${label('page.diagnostic-all-answers')}</h2>
<table class="grid found"><thead><tr>${['page.column-number', 'page.column-question', 'page.column-given', 'page.column-mark'].map((code) => html`<th scope="col">${label(code)}</th>`)}</tr></thead>
<tbody>${given.map((one) => html`<tr><td class="number">${one.number}</td><th scope="row">${promptText(one.prompt)} <span class="mu">${own(one.competency)}</span></th>
<td>${one.given === null ? html`<span class="mu">${label(one.onPaper ? 'page.diagnostic-no-text' : 'page.diagnostic-did-not-know')}</span>` : html`<bdi dir="ltr">${one.given}</bdi>`}</td>
<td>${label(one.isCorrect ? 'page.diagnostic-right' : 'page.diagnostic-wrong-answer')}${one.expected === null ? null : html` <span class="tag info">${label('page.diagnostic-by-lot', { percent: one.expected })}</span>`}</td></tr>`)}</tbody></table></section>`;
}
