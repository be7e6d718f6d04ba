import { html, htmlText } from '../html.ts';
import type { Html } from '../html.ts';
import { labelsIn, own } from '../pages/labels.ts';
import type { Label } from '../pages/labels.ts';
import { shell } from '../shell.ts';
import { hiddenLanguage } from '../forms.ts';
import { promptText } from './prompt-text.ts';
import type { SittingView } from './view.ts';

/**
 * One question at a time, large, for a student alone with it. Works without script, by keyboard alone: the field has the focus, Enter
 * answers. No clock, no marks, no way to another page: what is asked next is decided where the key is.
 */
export function sittingPage(view: SittingView): string {
  const label = labelsIn(view.locale);
  const title = titleOf(view, label);
  return htmlText(shell({
    locale: view.locale, title: `${title} · Heddle`, bodyClass: 'view-sitting', home: null,
    main: html`<div class="head"><p class="sub">${own(view.student.name)}</p><h1>${title}</h1></div>
${view.question === null ? notAsking(view, label) : asking(view, view.question, label)}`,
    footer: html`<p>${label('page.sitting-privacy')}</p>`,
  }));
}

const titles = { paused: 'page.sitting-paused', resting: 'page.sitting-resting', finished: 'page.sitting-done', stopped: 'page.sitting-done' } as const;

function titleOf({ status, question }: SittingView, label: Label): string {
  return status === 'asking' ? label('page.sitting-question', { number: question?.number ?? 1 }) : label(titles[status]);
}

function asking(view: SittingView, { key, prompt }: NonNullable<SittingView['question']>, label: Label): Html {
  const at = `/diagnostics/${encodeURIComponent(view.student.id)}`;
  return html`<form class="question" method="post" action="${at}/answers">
${hiddenLanguage(view.locale)}<input type="hidden" name="key" value="${key}">
<label for="given" class="prompt">${promptText(prompt)}</label>
<p id="how" class="mu">${label('page.sitting-how')}</p>
<div class="answer">
<input id="given" name="given" type="text" aria-describedby="how" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="100" dir="ltr" required autofocus>
<button class="primary" type="submit">${label('page.sitting-answer')}</button>
</div>
<p class="choices">
<button type="submit" name="unsure" value="yes" formnovalidate>${label('page.sitting-unsure')}</button>
<button type="submit" name="pause" value="yes" formnovalidate>${label('page.sitting-pause')}</button>
</p>
</form>
${progress(view, label)}
<p class="calm">${label('page.sitting-calm')}</p>`;
}

/** What is known, not how many questions are left: that depends on the answers, and a bar that promises would lie. */
function progress({ answered, sure, of }: SittingView, label: Label): Html {
  return html`<section class="so-far" aria-label="${label('page.sitting-so-far')}">
<p><span>${label('page.sitting-answered', { count: answered })}</span> <span id="sure">${label('page.sitting-sure', { sure, of })}</span></p>
<progress aria-labelledby="sure" value="${sure}" max="${of}"></progress>
</section>`;
}

function notAsking(view: SittingView, label: Label): Html {
  if (view.status === 'paused') {
    return html`<p class="lead">${label('page.sitting-paused-note')}</p>
<form method="post" action="/diagnostics/${encodeURIComponent(view.student.id)}/changes">${hiddenLanguage(view.locale)}<input type="hidden" name="to" value="sitting">
<button class="primary" type="submit" name="change" value="resume" autofocus>${label('page.sitting-go-on')}</button></form>
${progress(view, label)}`;
  }
  if (view.status === 'resting') return html`<p class="lead">${label('page.sitting-resting-note')}</p>${progress(view, label)}`;
  return html`${view.says.length === 0 ? null : html`<p class="lead">${view.says.join(' ')}</p>`}
<div class="found">
${list('page.sitting-known', view.known, label)}
${list('page.sitting-next', view.next, label)}
${list('page.sitting-open', view.open, label)}
</div>
<p class="lead">${label('page.sitting-first-guess')}${view.probes === 0 ? null : html` ${label('page.sitting-by-chance', { count: view.probes })}`}</p>`;
}

function list(heading: string, names: readonly string[], label: Label): Html {
  return names.length === 0 ? html`` : html`<section class="card"><h2>${label(heading)}</h2><ul>${names.map((name) => html`<li>${own(name)}</li>`)}</ul></section>`;
}
