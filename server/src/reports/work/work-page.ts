import { html, htmlText } from '../html.ts';
import type { Html } from '../html.ts';
import { hiddenLanguage } from '../forms.ts';
import { planForm } from '../pages/desk.ts';
import { labelsIn } from '../pages/labels.ts';
import type { Label } from '../pages/labels.ts';
import { linkIn, shell } from '../shell.ts';
import { repairForm } from './repair-form.ts';
import type { WorkView } from './view.ts';

/** Long work on one day: how to begin it, how it stands, what came out. While it runs, its steps are sent in place of `<!--steps-->`. */
export function workPage(view: WorkView): string {
  const label = labelsIn(view.locale);
  const title = label('page.work-title', { kind: view.kind, state: view.state, date: view.on });
  return htmlText(shell({
    locale: view.locale, title: `${title} · Heddle`, bodyClass: 'view-work',
    nav: view.hasPlan ? html`<nav aria-label="${label('page.views')}"><ul><li><a href="${linkIn(view.locale, `/days/${view.on}`)}">${label('page.whole-school')}</a></li></ul></nav>` : null,
    main: html`<div class="head"><h1>${title}</h1><p class="sub"><bdi>${view.schoolName}</bdi></p></div>
${view.wasBegun ? html`<p class="alert watch">${label('page.work-ended', { kind: view.kind })}</p>` : null}
${view.note === null ? null : html`<p class="alert watch">${label(`page.work-${view.note}`)}</p>`}
${view.state === 'running' ? running(view, label) : html`${ended(view, label)}${begin(view, label)}`}`,
    footer: html`<p>${label('page.foot-privacy')}</p>`,
  }));
}

/** The button stands before what moves, so that neither keyboard nor eye has to chase it. */
function running(view: WorkView, label: Label): Html {
  const here = `/days/${view.on}/${view.kind}`;
  return html`<p class="lead">${label('page.work-begun', { time: view.begunAt })} <a href="${linkIn(view.locale, here)}">${label('page.work-again')}</a></p>
${view.isStopping ? html`<p class="alert watch">${label('page.work-stopping')}</p>` : html`<form method="post" action="${here}/stop">${hiddenLanguage(view.locale)}<p class="choices"><button type="submit">${label('page.work-stop', { kind: view.kind })}</button></p></form>`}
<section class="card steps-so-far" aria-labelledby="progress"><h2 id="progress">${label('page.work-progress')}</h2>
<div role="log" aria-labelledby="progress">${stepsHere}</div></section>`;
}

/** Not text of anybody's: what people write can not hold a comment. */
const stepsHere = html`<!--steps-->`;

function ended(view: WorkView, label: Label): Html {
  if (view.state === 'idle') return html``;
  return html`<section aria-labelledby="came-out"><h2 id="came-out">${label('page.work-came-out')}</h2>
<ul class="plain said">${view.says.map((sentence) => html`<li${view.state === 'failed' ? html` class="alert"` : null}><p>${sentence}</p></li>`)}</ul>
${view.state === 'done' && view.kind !== 'staffing' ? html`<p><a class="action" href="${linkIn(view.locale, `/days/${view.on}`)}">${label('page.work-see-plan')}</a></p>` : null}</section>`;
}

function begin(view: WorkView, label: Label): Html {
  const lost = view.state === 'idle' && !view.wasBegun ? html`<p class="sm mu">${label('page.work-lost')}</p>` : null;
  if (view.repair !== null) return html`${repairForm(view, view.repair, label)}${lost}`;
  if (view.kind === 'staffing') {
    return html`<form class="card do" method="post" action="/days/${view.on}/staffing">${hiddenLanguage(view.locale)}<p>${label('page.staffing-lead')}</p>
<p class="choices"><button type="submit" class="primary">${label('page.staffing-go')}</button></p></form>${lost}`;
  }
  return html`<section class="card do" aria-labelledby="begin"><h2 id="begin">${label('page.plan-day')}</h2>${planForm({ locale: view.locale, on: view.state === 'done' ? view.next : view.on, label })}
${lost}</section>`;
}
