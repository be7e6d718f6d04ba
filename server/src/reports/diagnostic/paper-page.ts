import { formatDate } from '@heddle/engine/messages';
import { html, htmlText } from '../html.ts';
import type { Html } from '../html.ts';
import { labelsIn, own } from '../pages/labels.ts';
import type { Label } from '../pages/labels.ts';
import { linkIn, shell } from '../shell.ts';
import { hiddenLanguage } from '../forms.ts';
import { promptText } from './prompt-text.ts';
import type { PaperView } from './view.ts';

/** The sitting on paper: a sheet for the student, or the marking sheet with the key, whose fields take the results. */
export function paperPage(view: PaperView): string {
  const label = labelsIn(view.locale);
  const isMarking = view.kind === 'marking';
  const at = `/diagnostics/${encodeURIComponent(view.student.id)}`;
  const title = label(isMarking ? 'page.marking-title' : 'page.paper-title', { name: view.student.name });
  return htmlText(shell({
    locale: view.locale, title: `${title} · Heddle`, bodyClass: isMarking ? 'view-marking' : 'view-paper',
    nav: html`<nav aria-label="${label('page.diagnostics')}"><ul><li><a href="${linkIn(view.locale, at)}">${own(view.student.name)}</a></li>
<li><a href="${linkIn(view.locale, `${at}/paper`)}"${isMarking ? null : html` aria-current="page"`}>${label('page.diagnostic-sheet')}</a></li>
<li><a href="${linkIn(view.locale, `${at}/marking`)}"${isMarking ? html` aria-current="page"` : null}>${label('page.diagnostic-marking')}</a></li></ul></nav>`,
    main: html`<div class="head"><h1>${title}</h1><p class="sub"><bdi>${view.schoolName}</bdi> · ${label('page.paper-form', { number: view.form, date: formatDate(view.locale, view.printedOn) })}</p></div>
${isMarking ? marking(view, at, label) : sheet(view, label)}`,
    footer: html`<p>${label(isMarking ? 'page.marking-foot' : 'page.paper-foot')}</p>`,
    runningFooter: label('page.paper-print', { name: view.student.name, number: view.form }),
  }));
}

function sheet({ questions }: PaperView, label: Label): Html {
  return html`<p class="lead">${label('page.paper-how')}</p>
<ol class="questions">${questions.map(({ place, prompt }) => html`<li value="${place}"><p class="prompt">${promptText(prompt)}</p><p class="line"><span>${label('page.paper-answer')}</span></p><p class="unsure"><span class="box" aria-hidden="true"></span> ${label('page.sitting-unsure')}</p></li>`)}</ol>`;
}

function marking({ questions, form, locale }: PaperView, at: string, label: Label): Html {
  return html`<p class="lead">${label('page.marking-how')}</p>
<form method="post" action="${at}/marks">${hiddenLanguage(locale)}<input type="hidden" name="form" value="${form}">
<table class="grid marks"><thead><tr>${['page.column-number', 'page.column-question', 'page.column-key', 'page.column-given', 'page.column-mark'].map((code) => html`<th scope="col">${label(code)}</th>`)}</tr></thead>
<tbody>${questions.map(({ place, key, prompt, answer, competency, isProbe }) => html`<tr><td class="number">${place}</td>
<th scope="row">${promptText(prompt)} <span class="mu">${own(competency)}${isProbe ? html` · ${label('page.marking-by-lot')}` : null}</span></th>
<td><span class="only-narrow">${label('page.column-key')}: </span><b><bdi dir="ltr">${answer ?? ''}</bdi></b></td>
<td><input type="text" name="given-${key}" maxlength="100" dir="ltr" autocomplete="off" aria-label="${label('page.marking-given', { number: place })}"></td>
<td><select name="mark-${key}" aria-label="${label('page.marking-mark', { number: place })}"><option value="">${label('page.marking-none')}</option><option value="right">${label('page.diagnostic-right')}</option><option value="wrong">${label('page.diagnostic-wrong-answer')}</option><option value="unsure">${label('page.sitting-unsure')}</option></select></td></tr>`)}</tbody></table>
<p class="choices"><button class="primary" type="submit">${label('page.marking-save')}</button></p></form>
<p class="sm mu only-screen">${label('page.marking-csv')}</p>
<p class="command only-screen"><code dir="ltr">heddle diagnostic mark FILE.csv</code></p>`;
}
