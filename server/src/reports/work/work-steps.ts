import { isLocale } from '@heddle/engine/messages';
import { html, htmlText } from '../html.ts';
import type { Html } from '../html.ts';
import { labelsIn } from '../pages/labels.ts';
import type { Label } from '../pages/labels.ts';
import { linkIn } from '../shell.ts';
import type { WorkState } from './view.ts';

/** Seconds between two sentences that are read out. */
const between = 10;

/**
 * What an open page is sent while work goes on. Every piece is complete, and the style sheet shows only the last: figures for the eye, hidden
 * from screen readers, as often as they come; and a sentence to be read out when something new begins, or ten seconds after the last.
 */
export function workSteps(locale: string): (state: WorkState) => string {
  const reader = isLocale(locale) ? locale : 'en';
  const label = labelsIn(reader);
  let told = { at: -Infinity, what: '' };
  return (state) => {
    if (state.state !== 'running') return htmlText(ended(state, { label, link: (path) => linkIn(reader, path) }));
    const what = `${state.progress?.code ?? ''} ${state.hasAnswer}`;
    const isDue = what !== told.what || state.seconds - told.at >= between;
    if (isDue) told = { at: state.seconds, what };
    const first = state.hasAnswer ? html`<p class="alert watch">${label('page.work-first')} <a href="${linkIn(reader, `/days/${state.on}`)}">${label('page.work-see-first')}</a></p>` : null;
    return htmlText(html`<div class="tick" aria-hidden="true">${figures(state, label)}</div>
${isDue ? html`<div class="told"><p class="sr">${sentence(state, label)}</p>${first}</div>` : null}`);
  };
}

function numbersOf({ progress }: WorkState) {
  const number = (name: string) => (typeof progress?.params[name] === 'number' ? progress.params[name] : null);
  return { placed: number('placed'), due: number('due'), score: number('score'), percent: number('percent') };
}

function sentence(state: WorkState, label: Label): string {
  const { placed, due, percent } = numbersOf(state);
  const { progress } = state;
  if (progress === null || progress.of === null) return label('page.work-reading');
  if (placed === null || due === null) return label('page.work-steps', { done: progress.done, of: progress.of });
  return label('page.work-told', { done: progress.done, placed, due, percent: percent ?? 'none' });
}

function figures(state: WorkState, label: Label): Html {
  const { placed, due, score, percent } = numbersOf(state);
  const { progress } = state;
  const isCounted = progress !== null && progress.of !== null;
  const rows: readonly (readonly [string, string])[] = [
    ...(placed === null || due === null ? [] : [['page.work-placed', label('page.of', { part: placed, whole: due })] as const]),
    ...(score === null ? [] : [['page.work-value', score.toLocaleString('en')] as const]),
    ...(placed === null ? [] : [['page.work-gap', percent === null ? label('page.not-proven') : label('page.percent', { percent })] as const]),
    ['page.work-time', label('page.work-seconds', { seconds: Math.round(state.seconds) })],
  ];
  return html`<p>${isCounted ? label(placed === null ? 'page.work-steps' : 'page.work-searching', { done: progress.done, of: progress.of ?? 0 }) : label('page.work-reading')}</p>
${isCounted ? html`<progress value="${progress.done}" max="${progress.of}"></progress>` : html`<progress></progress>`}
<dl class="numbers">${rows.map(([code, value]) => html`<div><dt>${label(code)}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The page moves on by itself, once: to the plan, or to itself with what came out. A browser that does not finds the link. */
function ended({ kind, on, state }: WorkState, { label, link }: { readonly label: Label; link(path: string): string }): Html {
  const to = link(state === 'done' && kind !== 'staffing' ? `/days/${on}` : `/days/${on}/${kind}`);
  return html`<div class="told"><p>${label('page.work-ready')} <a href="${to}">${label('page.work-see')}</a></p></div><meta http-equiv="refresh" content="0; url=${to}">`;
}
