import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english, noNames, render } from '../../messages/index.ts';
import type { Audience } from '../../messages/index.ts';
import type { Evidence } from '../../evidence/index.ts';
import { sortEvidence } from '../../evidence/index.ts';
import { judge } from '../judge.ts';
import { judgeByPerson } from '../judge-by-person.ts';
import type { Judgement } from '../mastery.ts';
import { answer, at, dateOf, policy, task, tinyGraph } from '../mastery.test-data.ts';
import { masteryMethods } from '../methods/index.ts';
import { studentMastery } from '../student-mastery.ts';
import { askNext } from './ask-next.ts';
import { estimateTerms } from './estimate-terms.ts';
import { explainLevel } from './explain-level.ts';
import { nextEvidence } from './next-evidence.ts';

const methods = masteryMethods.filter(({ reads }) => reads === 'answers');
const question = (asOf = at(28), competencyId = 'ratios-06') => ({ competencyId, asOf, grade: '06', graph: tinyGraph });
const logit = (p: number) => Math.log(p / (1 - p));
const histories = fc.array(fc.record({
  id: fc.integer({ min: 0, max: 1e6 }).map((n) => `h${n}`), competencyIds: fc.constantFrom(['ratios-05'], ['ratios-06'], ['ratios-05', 'ratios-06']),
  result: fc.constantFrom(0, 1).map((score) => ({ kind: 'score', score }) as const), occurredAt: fc.integer({ min: 1, max: 20 }).map((day) => at(day)),
}).map((changes) => answer(changes)), { maxLength: 20 });

describe.each(methods.map((method) => [method.parameters, method] as const))('[MA90] terms of an estimate, by %s', (_, method) => {
  test('they add up to the estimate, whatever the answers', () => {
    fc.assert(fc.property(histories, (evidence) => {
      const { p } = method.estimate(method.apply(method.start(), sortEvidence(evidence)), question());
      const terms = estimateTerms({ evidence, method, question: question() });
      expect(terms.reduce((sum, term) => sum + term.logit, 0)).toBeCloseTo(logit(p), 5);
    }), { numRuns: 30 });
  });

  test('time never speaks for, and right answers never against', () => {
    fc.assert(fc.property(histories, (evidence) => {
      const right = evidence.map((one) => ({ ...one, result: { kind: 'score', score: 1 } as const, competencyIds: ['ratios-06'] }));
      const terms = new Map(estimateTerms({ evidence: right, method, question: question() }).map(({ id, logit: value }) => [id, value]));
      expect(terms.get('time')).toBeLessThanOrEqual(1e-6);
      expect(terms.get('answers')).toBeGreaterThanOrEqual(-1e-6);
    }), { numRuns: 30 });
  });
});

const stand = (evidence: readonly Evidence[], of: { readonly asOf?: string; readonly judgements?: readonly Judgement[] } = {}) => {
  const { asOf = at(28), judgements = judge({ evidence, previous: [], policy, dateOf }) } = of;
  const [method] = methods;
  if (method === undefined) throw new Error('no method');
  const mastery = studentMastery({ student: { id: 's1', grade: '06' }, evidence, judgements, policy, method, graph: tinyGraph, asOf, dateOf });
  const standing = mastery.standings.get('ratios-06');
  if (standing === undefined) throw new Error('no standing');
  const judgement = judgements.at(-1);
  const firstKinds = evidence.filter(({ id }) => judgement?.evidenceIds.includes(id)).map(({ kind }) => kind);
  const next = nextEvidence({ standing, judgement, firstKinds, policy });
  const reasons = explainLevel({ standing, judgement, terms: estimateTerms({ evidence, method, question: question(asOf) }), next, days: 10 });
  return { next, reasons, codes: reasons.map(({ code }) => code.replace('mastery.', '')) };
};
const pass = (day: number, kind: Evidence['kind'] = 'exit-check') => task([1, 1, 1, 1, 1], { occurredAt: at(day), kind });
const miss = (day: number) => task([0, 1, 0, 0, 0], { occurredAt: at(day) });
const byTeacher = judgeByPerson({ studentId: 's1', competencyId: 'ratios-06', level: 'provisional', personId: 't1', reason: 'shown at the board', on: '2026-09-02', at: at(2) });

describe('[MA91] why a level is what it is', () => {
  test('three reasons: what it rests on, what speaks most, and what would move it', () => {
    expect(stand([...miss(1), ...miss(2)]).codes).toEqual(['why-none', 'term-answers-against', 'next-provisional']);
    expect(stand(pass(1)).codes).toEqual(['why-provisional', 'term-answers-for', 'next-secure']);
    expect(stand([...pass(1), ...pass(3, 'quiz')]).codes).toEqual(['why-secure', 'term-answers-for', 'next-nothing']);
    expect(stand([...pass(1), ...pass(3, 'quiz')], { asOf: '2027-09-01T16:00:00.000Z' }).codes).toEqual(['why-secure', 'term-time', 'next-review']);
    expect(stand(pass(1), { judgements: [byTeacher] }).codes).toEqual(['why-person', 'term-answers-for', 'next-secure']);
    expect(stand([answer({ kind: 'practice' })]).codes[0]).toBe('why-unseen');
  });

  test('what a person judged is told in the words of its level, and answers that say otherwise are told apart from it', () => {
    const [given, taken] = (['secure', 'none'] as const).map((level) => judgeByPerson({ studentId: 's1', competencyId: 'ratios-06', level, personId: 't1', reason: 'shown at the board', on: '2026-09-02', at: at(2) }));
    if (given === undefined || taken === undefined) throw new Error('two levels');
    const missed = task([0, 0, 0, 0, 1]);
    expect(stand(missed, { judgements: [given] }).codes).toEqual(['why-person', 'term-apart', 'next-nothing']);
    expect(stand(pass(1), { judgements: [given] }).codes).toEqual(['why-person', 'term-answers-for', 'next-nothing']);
    expect(stand(missed, { judgements: [taken] }).codes).toEqual(['why-person', 'term-answers-against', 'next-provisional']);
    const say = (audience: Audience, { reason = '', level }: { readonly reason?: string; readonly level: string }) =>
      render({ code: 'mastery.why-person', params: { competency: 'ratios-06', adult: 'Ms Ito', date: '2026-09-02', level, reason } }, { locale: 'en', audience, names: noNames, gaps: 'throw' });
    const of = { reason: 'copied from a friend' };
    expect([say('student', { ...of, level: 'secure' }), say('family', { ...of, level: 'provisional' }), say('student', { ...of, level: 'none' })]).toEqual([
      'Ms Ito saw that you have it.', 'Ms Ito saw on Wednesday 2 September that your child can go on.', 'Ms Ito would like to see it once more.',
    ]);
    expect(say('staff', { ...of, level: 'none' })).toBe('Ms Ito judged it not passed yet on Wednesday 2 September (copied from a friend).');
  });

  test('each is one sentence to each reader, so that a level takes three at most', () => {
    const codes = Object.keys(english).filter((code) => /^mastery\.(?:why|term|next)-/.test(code));
    expect(codes.length).toBeGreaterThan(12);
    const params = { competency: 'c', adult: 'a', date: '2026-09-01', correct: 4, of: 5, level: 'secure', reason: 'seen', count: 3, days: 9, chance: 0.8, spread: 0.1, kinds: ['quiz'] };
    for (const code of codes) {
      for (const audience of ['student', 'family', 'staff'] as const) {
        const said = render({ code, params }, { locale: 'en', audience, names: noNames });
        expect(said.match(/[.!?](?=\s|$)/g), `${code} ${audience}: ${said}`).toHaveLength(1);
      }
    }
  });

  test('what would move a level is what the rule then accepts', () => {
    expect(stand(miss(1)).next).toMatchObject({ towards: 'provisional', kinds: ['exit-check', 'quiz'], m: 4, n: 5 });
    const first = stand(pass(1)).next;
    expect(first).toMatchObject({ towards: 'secure', kinds: ['quiz', 'observation'], isLaterDay: true });
    for (const kind of first.kinds) expect(judge({ evidence: [...pass(1), ...pass(9, kind)], previous: [], policy, dateOf }).at(-1)?.level).toBe('secure');
    expect(judge({ evidence: [...pass(1), ...pass(9)], previous: [], policy, dateOf }).at(-1)?.level).toBe('provisional');
    // A person's judgement is a kind of its own: any kind will do.
    expect(stand(pass(1), { judgements: [byTeacher] }).next.kinds).toEqual(policy.secure.kinds);
  });
});

describe.each(methods.map((method) => [method.parameters, method] as const))('[MA92] what to ask next, by %s', (_, method) => {
  const ask = (evidence: readonly Evidence[]) => askNext({
    state: method.apply(method.start(), sortEvidence(evidence)), method, question: { asOf: at(28), grade: '06', graph: tinyGraph }, graph: tinyGraph, candidates: ['ratios-05', 'ratios-06', 'ratios-05'],
  });

  test('what was never seen tells more than what was shown twenty times', () => {
    const settled = Array.from({ length: 20 }, (__, i) => answer({ competencyIds: ['ratios-05'], occurredAt: at(27, i) }));
    const [first, second] = ask(settled);
    expect([first?.competencyId, second?.competencyId]).toEqual(['ratios-06', 'ratios-05']);
    expect(first?.reason.code).toBe('mastery.ask-unseen');
    expect(second?.reason.code).toBe('mastery.ask-unsure');
    expect(first?.tells).toBeGreaterThan(second?.tells ?? 1);
  });

  test('each competency stands once, best first, and asking changes nothing', () => {
    const once = ask([answer()]);
    expect(once.map(({ competencyId }) => competencyId).toSorted()).toEqual(['ratios-05', 'ratios-06']);
    expect(once).toEqual(ask([answer()]));
    expect(once.every(({ tells, itemId }) => tells >= 0 && itemId === null)).toBe(true);
  });
});
