import type { Named } from '../day-view.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { hiddenLanguage } from '../forms.ts';
import { own } from '../pages/labels.ts';
import type { Label } from '../pages/labels.ts';
import type { RepairForm, WorkView } from './view.ts';

/** Who is out, late or back, which room is closed: boxes to tick, so that a whole list is one form and no name has to be typed. */
export function repairForm(view: WorkView, { adults, spaces, students, periods, known }: RepairForm, label: Label): Html {
  const from = html`<option value="">${label('page.repair-from-now')}</option>${periods.map(option)}`;
  const until = html`<option value="">${label('page.repair-not-today')}</option>${periods.slice(1).map(option)}`;
  return html`<form class="card do out" method="post" action="/days/${view.on}/repair">${hiddenLanguage(view.locale)}
<p>${label('page.repair-lead')}</p>
${boxes('out', label('page.repair-adults'), { people: adults, isOpen: true })}
${boxes('out', label('page.repair-spaces'), { people: spaces, isOpen: true })}
${boxes('out', label('page.repair-students'), { people: students, isOpen: false })}
<fieldset><legend>${label('page.repair-when')}</legend><div class="pair">
<p><label for="out-since">${label('page.repair-from')}</label><span class="row"><select id="out-since" name="from">${from}</select></span></p>
<p><label for="out-until">${label('page.repair-until')}</label><span class="row"><select id="out-until" name="until">${until}</select></span></p></div>
<label for="out-reason">${label('page.repair-reason')}</label><div class="row"><input id="out-reason" name="reason" type="text" maxlength="200" autocomplete="off"></div></fieldset>
${known.length === 0 ? null : html`<fieldset><legend>${label('page.repair-known')}</legend><ul class="plain ticks">${known.map((one) => html`<li><label><input type="checkbox" name="here-${one.id}" value="1"> ${own(one.name)} <span class="mu">${one.periods.length === 0 ? label('page.repair-all-day') : own(one.periods.join(', '))}${one.reason === '' ? null : html` · ${own(one.reason)}`}</span></label></li>`)}</ul></fieldset>`}
<p class="choices"><button type="submit" class="primary">${label('page.repair-go')}</button></p>
</form>`;
}

const option = ({ id, name }: Named) => html`<option value="${id}">${name}</option>`;

/** A long list is folded; the group has its name either way. */
function boxes(prefix: string, legend: string, { people, isOpen }: { readonly people: readonly Named[]; readonly isOpen: boolean }): Html {
  const list = html`<ul class="plain ticks">${people.map(({ id, name }) => html`<li><label><input type="checkbox" name="${prefix}-${id}" value="1"> ${own(name)}</label></li>`)}</ul>`;
  if (people.length === 0) return html``;
  return isOpen ? html`<fieldset><legend>${legend}</legend>${list}</fieldset>` : html`<details><summary>${legend}</summary><fieldset><legend class="sr">${legend}</legend>${list}</fieldset></details>`;
}
