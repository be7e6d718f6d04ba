import { formatDate } from '@heddle/engine/messages';
import { html, htmlText } from '../html.ts';
import type { Html } from '../html.ts';
import { labelsIn, own } from '../pages/labels.ts';
import type { Label } from '../pages/labels.ts';
import { linkIn, shell } from '../shell.ts';
import { hiddenLanguage } from '../forms.ts';
import type { DiagnosticListView } from './view.ts';

/** Who is where, how sure, and until when it is provisional; whether the questions drawn by lot bear it out; and a new one. */
export function diagnosticListPage(view: DiagnosticListView): string {
  const label = labelsIn(view.locale);
  const running = view.rows.filter(({ status }) => status !== 'finished' && status !== 'stopped').length;
  const title = label('page.diagnostics-title', { running, ended: view.rows.length - running });
  return htmlText(shell({
    locale: view.locale, title: `${title} · Heddle`, bodyClass: 'view-diagnostics',
    main: html`<div class="head"><h1>${title}</h1><p class="sub">${own(view.schoolName)}</p></div>
<div class="side-by-side">
<div class="side">
${start(view, label)}
<section class="card" aria-labelledby="audit"><h2 id="audit">${label('page.diagnostics-audit')}</h2><p>${view.audit}</p></section>
</div>
<div class="body">${view.rows.length === 0 ? html`<p class="lead">${label('page.diagnostics-none')}</p>` : table(view, label)}</div>
</div>`,
    footer: html`<p>${label('page.diagnostic-foot')}</p><p>${label('page.foot-privacy')}</p>`,
  }));
}

function start(view: DiagnosticListView, label: Label): Html {
  return html`<section class="card find" aria-labelledby="start"><h2 id="start">${label('page.diagnostics-start')}</h2>
<form method="post" action="/diagnostics">${hiddenLanguage(view.locale)}
<label for="student">${label('page.find-student')}</label>
<div class="row"><select id="student" name="student" required><option value="">${label('page.find-none')}</option>${view.students.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></div>
<label for="towards">${label('page.diagnostics-towards')}</label>
<div class="row"><input id="towards" name="towards" type="text" maxlength="300" aria-describedby="towards-note" autocomplete="off"><button type="submit">${label('page.diagnostics-begin')}</button></div>
<p id="towards-note" class="sm mu">${label('page.diagnostics-towards-note')}</p>
</form></section>`;
}

const tags = { asking: 'ok', paused: 'watch', resting: 'watch', finished: 'info', stopped: '' } as const;

function table(view: DiagnosticListView, label: Label): Html {
  const columns = ['page.column-student', 'page.column-stands', 'page.column-answers', 'page.column-sure', 'page.column-wrong', 'page.column-until'];
  return html`<table class="grid sheet listed"><thead><tr>${columns.map((code) => html`<th scope="col">${label(code)}</th>`)}</tr></thead>
<tbody>${view.rows.map((row) => html`<tr><th scope="row"><a href="${linkIn(view.locale, `/diagnostics/${encodeURIComponent(row.id)}`)}">${own(row.name)}</a></th>
<td><span class="tag ${tags[row.status]}">${label('page.diagnostic-status', { status: row.status })}</span></td>
<td class="number">${label('page.diagnostics-answered', { count: row.answered })}</td>
<td class="number">${label('page.diagnostics-sure', { sure: row.sure, of: row.of })}</td>
<td class="number">${label('page.diagnostics-wrong', { percent: row.expectedError })}</td>
<td>${row.provisionalUntil === null ? html`` : label(row.isProvisional ? 'page.diagnostics-until' : 'page.diagnostics-was-until', { on: formatDate(view.locale, row.provisionalUntil) })}</td></tr>`)}</tbody></table>`;
}
