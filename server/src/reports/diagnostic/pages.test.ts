import { describe, expect, test } from 'vitest';
import { htmlText } from '../html.ts';
import { diagnosticReport } from './index.ts';
import { promptText } from './prompt-text.ts';
import type { DiagnosticView, SittingView } from './view.ts';

const sitting: SittingView = {
  kind: 'sitting', locale: 'en', student: { id: 's/1', name: 'Ana <b>' }, status: 'asking', answered: 3, sure: 20, of: 69,
  question: { number: 4, key: '0123456789abcdef', prompt: 'Work out 2^3 + 4 < 5 "?"' }, known: [], next: [], open: [], says: [], probes: 1,
};
const staff: DiagnosticView = {
  kind: 'diagnostic', locale: 'en', student: { id: 's/1', name: 'Ana Moss' }, status: 'asking', startedOn: '2026-09-14', answered: 2, probes: 1, minutes: 3, sittings: 1, sure: 20, of: 69, askable: 34,
  expectedError: 8.4, provisionalUntil: '2026-09-28', isProvisional: true, goals: ['Ratios'], says: ['After 2 answers.'], waiting: 0,
  units: [{ title: 'Numbers', competencies: [{ name: 'Round', verdict: 'known', percent: 91, asked: 1, isAskable: true }, { name: 'Roots', verdict: 'missing', percent: 4, asked: 0, isAskable: false }, { name: 'Halves', verdict: 'open', percent: 55, asked: 0, isAskable: true }] }],
  answers: [{ number: 1, competency: 'Round', prompt: 'Round 3.6.', given: '4', isCorrect: true, onPaper: false, expected: 62 }, { number: 2, competency: 'Halves', prompt: 'Half of 9?', given: null, isCorrect: false, onPaper: false, expected: null }],
};

describe('the student\'s page', () => {
  const page = diagnosticReport(sitting).html;

  test('[PG41] asks one question, the field focused and named by it, with three ways on and nowhere else to go', () => {
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<label for="given" class="prompt">');
    expect(page).toMatch(/<input id="given"[^>]*required autofocus>/);
    expect(page.match(/<button/g)).toHaveLength(3);
    expect([...page.matchAll(/href="([^"]*)"/g)].map(([, to]) => to).filter((to) => !to?.startsWith('/styles/'))).toEqual(['#main']);
    expect(page).not.toMatch(/<script|minute|correct|wrong/i);
    expect(page).toContain('/diagnostics/s%2F1/answers');
  });

  test('[PG1] whatever the item or the name says is text', () => {
    expect(page).toContain('Ana &lt;b&gt;');
    expect(page).toContain('2<sup>3</sup> + 4 &lt; 5 &quot;?&quot;');
  });

  test('[PG42] a break leads back, a rest asks nothing, and the end says what was found as a first guess', () => {
    expect(diagnosticReport({ ...sitting, status: 'paused', question: null }).html).toMatch(/name="change" value="resume"/);
    const rest = diagnosticReport({ ...sitting, status: 'resting', question: null }).html;
    expect(rest).not.toContain('<form');
    expect(rest).toContain('another day');
    const end = diagnosticReport({ ...sitting, status: 'finished', question: null, known: ['Round'], next: ['Roots'], open: [], says: ['You gave 15 answers.'] }).html;
    for (const said of ['Round', 'Roots', 'You gave 15 answers.', 'not a grade', 'picked by chance']) expect(end).toContain(said);
    expect(end).not.toContain('We can not tell yet');
  });
});

describe('the page for staff', () => {
  const page = diagnosticReport(staff).html;

  test('[PG43] shows each call by shape, word and chance, and which question was drawn by lot with what was expected', () => {
    expect(page).toMatch(/Round<\/bdi><\/th><td><span class="tag call-known ok">Likely known<\/span><\/td><td class="number">91%/);
    expect(page).toMatch(/Roots.*call-missing info">Likely not yet.*4%.*no question for it/s);
    expect(page).toMatch(/Halves.*call-open watch">Open.*55%/s);
    expect(page).toContain('by lot; 62% expected');
    expect(page).toContain('did not know yet');
    expect(page).toContain('Provisional until');
  });

  test('[PG43] offers what can be done where it stands, and nothing else', () => {
    const buttons = (status: DiagnosticView['status']) => [...diagnosticReport({ ...staff, status }).html.matchAll(/name="change" value="(\w+)"/g)].map(([, word]) => word);
    expect([buttons('asking'), buttons('paused'), buttons('resting'), buttons('finished'), buttons('stopped')]).toEqual([['pause', 'stop'], ['resume', 'stop'], ['seat', 'stop'], [], []]);
    expect(diagnosticReport({ ...staff, waiting: 3 }).html).toContain('/diagnostics/s%2F1/marking');
  });
});

test('[PG45] powers are raised, also of letters, with a box and below zero; what shows how to type stays as it is', () => {
  const said = (prompt: string) => htmlText(promptText(prompt));
  expect(said('6.7 × 10^1.')).toBe('<bdi>6.7 × 10<sup>1</sup>.</bdi>');
  expect(said('2^3 + 4')).toBe('<bdi>2<sup>3</sup> + 4</bdi>');
  expect(said('10^-3 = 10^□')).toBe('<bdi>10<sup>\u22123</sup> = 10<sup>□</sup></bdi>');
  expect(said('Write 7^2 × 7^3 as one power, such as 7^4.')).toBe('<bdi>Write 7<sup>2</sup> × 7<sup>3</sup> as one power, such as 7^4.</bdi>');
});
