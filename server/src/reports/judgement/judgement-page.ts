import { html, htmlText } from '../html.ts';
import type { Html } from '../html.ts';
import { hiddenLanguage } from '../forms.ts';
import { labelsIn, own } from '../pages/labels.ts';
import type { Label } from '../pages/labels.ts';
import { linkIn, shell } from '../shell.ts';
import type { JudgementField, JudgementView } from './view.ts';

const levels = ['secure', 'provisional', 'none'] as const;

/**
 * A teacher gives or takes a level: what stands and why first, then the form. A fault stands beside its field and is said when the field is
 * reached; the title says that there is one before anything else is read out. What stands prints; the forms do not.
 */
export function judgementPage(view: JudgementView): string {
  const label = labelsIn(view.locale);
  const { now, student, on, tried: { faults } } = view;
  const title = label('page.judge-title', { name: student.name });
  const path = `/days/${on}/students/${encodeURIComponent(student.id)}`;
  return htmlText(shell({
    locale: view.locale, title: `${faults.length === 0 ? '' : `${label('page.judge-fault')} `}${title} · Heddle`, bodyClass: 'view-work view-judgement',
    nav: html`<nav aria-label="${label('page.views')}"><ul><li><a href="${linkIn(view.locale, `${path}/levels`)}">${label('page.levels-link')}</a></li>
<li><a href="${linkIn(view.locale, path)}">${label('page.levels-day')}</a></li></ul></nav>`,
    main: html`<div class="head"><h1>${title}</h1><p class="sub"><bdi>${view.schoolName}</bdi></p></div>
${view.isNoted ? html`<p class="alert ok" role="status">${label('page.judge-noted')}</p>` : null}
${faults.length === 0 ? null : html`<div class="alert" role="alert"><p>${label('page.judge-faults', { count: faults.length })}</p><ul class="plain">${faults.map(({ field, says }) => html`<li><a href="#${idOf(field)}">${own(says)}</a></li>`)}</ul></div>`}
${now === null ? null : html`${standing(now, label)}
${judgeForm({ ...view, now }, path, label)}`}
${chooser(view, path, label)}`,
    footer: html`<p>${label('page.foot-privacy')}</p>`,
  }));
}

type Now = NonNullable<JudgementView['now']>;

function standing({ competency, level, staff, history }: Now, label: Label): Html {
  return html`<section class="card" aria-labelledby="stands"><h2 id="stands">${own(competency.name)} <span class="tag ${level === 'secure' ? 'ok' : level === 'provisional' ? 'info' : 'watch'}">${label(`page.level-${level}`)}</span></h2>
<p>${staff.length === 0 ? label('page.levels-none') : own(staff.join(' '))}</p>
${history.length === 0 ? null : html`<h3>${label('page.judge-history')}</h3>
<ul class="plain said">${history.map((one) => html`<li><p>${own(one)}</p></li>`)}</ul>`}</section>`;
}

/** The field that a fault leads to: of a choice, its first button. */
const idOf = (field: JudgementField) => (field === 'level' ? 'judge-secure' : `judge-${field}`);

function judgeForm(view: JudgementView & { readonly now: Now }, path: string, label: Label): Html {
  const { now, tried, deciders, today, locale } = view;
  const fault = (field: JudgementField) => {
    const found = tried.faults.find((one) => one.field === field);
    return found === undefined ? null : html`<p class="fault" id="fault-${field}">${own(found.says)}</p>`;
  };
  const marked = (field: JudgementField) => (tried.faults.some((one) => one.field === field) ? html` aria-invalid="true" aria-describedby="fault-${field}"` : html``);
  return html`<form class="card do" method="post" action="${path}/judgement" aria-labelledby="judge">${hiddenLanguage(locale)}<input type="hidden" name="competency" value="${now.competency.id}">
<h2 id="judge">${label('page.judge')}</h2>
<p id="judge-note">${label('page.judge-lead')}</p>
<fieldset${marked('level')}><legend>${label('page.judge-level')}</legend>${fault('level')}
<ul class="plain ticks">${levels.map((one) => html`<li><label><input type="radio" id="judge-${one}" name="level" value="${one}" required${tried.level === one ? html` checked` : null}> <span>${label(`page.judge-${one}`)}</span></label></li>`)}</ul></fieldset>
<label for="judge-by">${label('page.lock-by')}</label>${fault('by')}
<div class="row"><select id="judge-by" name="by" required${marked('by')}><option value="">${label('page.find-none')}</option>${deciders.map(({ id, name }) => html`<option value="${id}"${tried.by === id ? html` selected` : null}>${name}</option>`)}</select></div>
<label for="judge-of">${label('page.judge-of')}</label>${fault('of')}
<div class="row"><input id="judge-of" name="of" type="date" max="${today}" value="${tried.of === '' ? today : tried.of}"${marked('of')}></div>
<label for="judge-reason">${label('page.judge-reason')}</label>${fault('reason')}
<div class="row"><input id="judge-reason" name="reason" type="text" required minlength="3" maxlength="500" autocomplete="off" value="${tried.reason}"${marked('reason')}></div>
<p class="choices"><button type="submit" class="primary" aria-describedby="judge-note">${label('page.judge-go')}</button></p></form>`;
}

/** A question in the address, so that what stands is read before anything is judged. */
function chooser({ locale, competencies, now }: JudgementView, path: string, label: Label): Html {
  return html`<form class="card do" method="get" action="${path}/judgement" aria-labelledby="choose">${hiddenLanguage(locale)}<h2 id="choose">${label(now === null ? 'page.judge-choose' : 'page.judge-another')}</h2>
<label for="choose-competency">${label('page.judge-competency')}</label>
<div class="row"><select id="choose-competency" name="competency" required><option value="">${label('page.judge-pick')}</option>${competencies.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></div>
<p class="choices"><button type="submit">${label('page.judge-choose-go')}</button></p></form>`;
}
