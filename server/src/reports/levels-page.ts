import type { Locale } from '@heddle/engine/messages';
import type { SchoolDate } from '@heddle/engine/roster';
import { html, htmlText } from './html.ts';
import { labelsIn, own } from './pages/labels.ts';
import { linkIn, shell } from './shell.ts';

type LevelsView = {
  readonly locale: Locale;
  readonly schoolName: string;
  readonly title: string;
  readonly on: SchoolDate;
  readonly studentId: string;
  readonly levels: readonly { readonly competencyId: string; readonly competency: string; readonly level: string; readonly isReviewDue: boolean; readonly staff: readonly string[]; readonly student: readonly string[]; readonly stuck: { readonly says: string } | null }[];
  readonly askNext: readonly { readonly staff: string }[];
  /** Whoever reads may judge too: each level then leads to its form. */
  readonly mayJudge: boolean;
};

/** Every level of one student with its reasons, for whoever teaches them: what may be read out to the student stands first. Prints as it stands. */
export function levelsPage({ locale, schoolName, title, on, studentId, levels, askNext, mayJudge }: LevelsView): string {
  const label = labelsIn(locale);
  const path = `/days/${on}/students/${encodeURIComponent(studentId)}`;
  const judgeLink = (query: string) => linkIn(locale, `${path}/judgement${query}`);
  return htmlText(shell({
    locale, title: `${title} · Heddle`, bodyClass: 'view-levels',
    nav: html`<nav aria-label="${label('page.views')}"><ul><li><a href="${linkIn(locale, path)}">${label('page.levels-day')}</a></li></ul></nav>`,
    main: html`<div class="head"><h1>${own(title)}</h1><p class="sub"><bdi>${schoolName}</bdi></p></div>
${askNext.length === 0 ? null : html`<h2>${label('page.levels-ask')}</h2><ul>${askNext.map(({ staff }) => html`<li>${own(staff)}</li>`)}</ul>`}
<h2>${label('page.levels-why')}</h2>
${levels.length === 0 ? html`<p>${label('page.levels-none')}</p>` : null}
<ol class="plain levels">${levels.map((one) => html`<li><article>
<h3>${own(one.competency)} <span class="tag ${one.level === 'secure' ? 'ok' : one.level === 'provisional' ? 'info' : 'watch'}">${label(`page.level-${one.level}`)}</span>${one.isReviewDue ? html` <span class="tag watch">${label('page.levels-review')}</span>` : null}</h3>
<p class="why">${own(one.student.join(' '))}</p>
<p class="mu">${own(one.staff.join(' '))}</p>
${one.stuck === null ? null : html`<p class="check">${own(one.stuck.says)}</p>`}
${mayJudge ? html`<p class="only-screen"><a href="${judgeLink(`?competency=${encodeURIComponent(one.competencyId)}`)}">${label('page.judge-link', { name: one.competency })}</a></p>` : null}
</article></li>`)}</ol>
${mayJudge ? html`<p class="choices"><a class="action" href="${judgeLink('')}">${label('page.judge-other')}</a></p>` : null}`,
    footer: html`<p>${label('page.foot-privacy')}</p>`,
  }));
}
