import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../evidence/index.ts';
import type { MasteryPolicy } from '../../model/index.ts';
import { judgeByPerson } from '../judge-by-person.ts';
import type { Judgement } from '../mastery.ts';
import { answer, at, dateOf, policy, task, tinyGraph } from '../mastery.test-data.ts';
import { selectMethod } from '../methods/index.ts';
import { delayedSuccess } from './delayed-success.ts';
import { thirdsOf } from './learning-rate.ts';
import { practicesOf } from './practice.ts';
import type { Practice } from './practice.ts';
import { tryPolicy } from './try-policy.ts';

const method = selectMethod(policy);
const looser: MasteryPolicy = { ...policy, provisional: { ...policy.provisional, m: 3 } };
const stricter: MasteryPolicy = { ...policy, provisional: { ...policy.provisional, m: 5 } };
const trial = (evidence: readonly Evidence[], other: MasteryPolicy = policy, more: { readonly from?: string; readonly until?: string; readonly judgements?: readonly Judgement[] } = {}) => tryPolicy({
  evidence, judgements: more.judgements ?? [], inForce: { policy, method }, tried: { policy: other, method }, gradeOf: () => '06', graph: tinyGraph, dateOf,
  from: more.from ?? '2026-09-01', until: more.until ?? '2026-09-30',
});
const check = (answers: readonly (0 | 1)[], day: number, changes: Partial<Evidence> = {}) => task(answers, { occurredAt: at(day), ...changes });
const provisionalOf = (...of: Parameters<typeof trial>) => trial(...of).levels[0];

describe('[MA81] trying a policy on the evidence of a school', () => {
  test('under the rules in force nobody moves, and both sides are the same', () => {
    const evidence = [...check([1, 1, 1, 1, 0], 1), ...check([0, 1, 0, 1, 1], 2, { studentId: 's2' }), ...check([1, 1, 1, 1, 1], 4, { kind: 'quiz' })];
    const same = trial(evidence);
    expect(same.movers).toEqual([]);
    for (const level of same.levels) expect(level.tried).toEqual(level.inForce);
    expect(same).toMatchObject({ students: 2, answers: 15 });
  });

  test('who moves is named with both levels, up and down', () => {
    const evidence = [...check([1, 1, 1, 0, 0], 1), ...check([1, 1, 1, 1, 0], 1, { studentId: 's2' })];
    expect(trial(evidence, looser).movers).toEqual([{ studentId: 's1', competencyId: 'ratios-06', from: 'none', to: 'provisional' }]);
    expect(trial(evidence, stricter).movers).toEqual([{ studentId: 's2', competencyId: 'ratios-06', from: 'provisional', to: 'none' }]);
  });

  test('how many answers sooner is told over those who get the level under both', () => {
    const evidence = [...check([1, 1, 1, 0, 0], 1), ...check([1, 1, 1, 1, 1], 2), ...check([1, 1, 1, 0, 0], 1, { studentId: 's2' })];
    expect(provisionalOf(evidence, looser)).toMatchObject({ given: { inForce: 1, tried: 2 }, answers: { inForce: 10, tried: 5, both: 1, earlier: 1, later: 0, same: 0, sooner: 5 } });
    expect(provisionalOf(check([1, 1, 1, 0, 0], 1))?.answers).toMatchObject({ inForce: null, tried: null, both: 0, sooner: null });
  });

  test('a level given is judged by the first unaided response a day later, and by the first a week later', () => {
    const evidence = [
      ...check([1, 1, 1, 1, 1], 1), ...check([1, 1, 1], 1, { occurredAt: at(1, 40) }), ...check([1], 3, { help: 'hint' }), ...check([0, 1], 4), ...check([1], 9),
      ...check([1, 1, 1, 1, 1], 1, { studentId: 's2' }),
    ];
    const [day, week] = provisionalOf(evidence)?.inForce.all ?? [];
    expect(day).toMatchObject({ days: 1, given: 2, judged: 1, coverage: 0.5, falseAdvance: 0.5 });
    expect(week).toMatchObject({ days: 7, given: 2, judged: 1, falseAdvance: 0 });
  });

  test('a level withheld at the end of a sitting is judged the same way', () => {
    const evidence = [...check([0, 0, 1, 0, 0], 1), ...check([1, 1, 0, 0, 0], 1, { occurredAt: at(1, 30) }), ...check([1, 1, 0, 1, 0], 2)];
    expect(provisionalOf(evidence)?.inForce.all[0]).toMatchObject({ held: 2, heldJudged: 1, heldCoverage: 0.5, falseHold: 0.6, given: 0, coverage: null, falseAdvance: null });
    expect(provisionalOf(evidence, looser)?.tried.all[0]).toMatchObject({ given: 1, held: 1, heldJudged: 1, falseHold: 0.6 });
  });

  test('secure is withheld only from whom is provisional', () => {
    const secure = trial([...check([1, 0, 0], 1), ...check([1, 1, 1, 1, 1], 3), ...check([1, 1, 0], 5)]).levels[1];
    expect(secure).toMatchObject({ level: 'secure', given: { inForce: 0 } });
    expect(secure?.inForce.all[0]).toMatchObject({ held: 1, heldJudged: 0 });
  });

  test('within a span only its own decisions count: what came before has had its effect, what came after only judges', () => {
    const evidence = [...check([1, 1, 1, 1, 1], 1), ...check([1, 1, 1, 1, 1], 5, { studentId: 's2' }), ...check([0], 8, { studentId: 's2' }), ...check([1, 1, 1, 1, 1], 12, { studentId: 's3' })];
    const within = trial(evidence, policy, { from: '2026-09-04', until: '2026-09-06' });
    expect(within.answers).toBe(5);
    expect(within.levels[0]?.inForce.all[0]).toMatchObject({ given: 1, judged: 1, falseAdvance: 1, held: 0 });
  });

  test('what a person judged holds under both policies, and is no decision of either', () => {
    const said = judgeByPerson({ studentId: 's1', competencyId: 'ratios-06', level: 'secure', personId: 't1', reason: 'shown at the board', on: '2026-09-01', at: at(1, 5) });
    const result = trial([...check([1, 1, 1, 0, 0], 1), ...check([1, 1, 1, 0, 0], 2)], looser, { judgements: [said] });
    expect(result.movers).toEqual([]);
    expect(result.levels[0]?.given).toEqual({ inForce: 0, tried: 0 });
  });

  test('a rule that also asks for an estimate waits longer', () => {
    const asks: MasteryPolicy = { ...policy, provisional: { ...policy.provisional, estimate: { atLeast: 0.999, afterDays: 0 } } };
    expect(trial(check([1, 1, 1, 1, 1], 1), asks).movers).toEqual([{ studentId: 's1', competencyId: 'ratios-06', from: 'provisional', to: 'none' }]);
  });

  test('the order of arrival changes nothing', () => {
    const evidence = ['s1', 's2', 's3'].flatMap((studentId, i) => [...check([1, 1, 1, 1, 0], i + 1, { studentId }), ...check([1, 0, 1, 1, 1], i + 9, { studentId, kind: 'quiz' }), ...check([1, 1], i + 3, { studentId, competencyIds: ['ratios-05'] })]);
    const whole = trial(evidence, looser);
    fc.assert(fc.property(fc.shuffledSubarray(evidence, { minLength: evidence.length }), (shuffled) => { expect(trial(shuffled, looser)).toEqual(whole); }), { numRuns: 10 });
  });

  test('a stricter m never gives a level sooner, and never to more', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.array(fc.constantFrom<0 | 1>(0, 1), { minLength: 1, maxLength: 5 }), fc.constantFrom('s1', 's2')), { maxLength: 12 });
    fc.assert(fc.property(days, (given) => {
      const result = provisionalOf(given.flatMap(([day, answers, studentId]) => check(answers, day, { studentId })), stricter);
      expect(result?.given.tried).toBeLessThanOrEqual(result?.given.inForce ?? 0);
      expect(result?.answers.earlier).toBe(0);
    }), { numRuns: 40 });
  });
});

describe('[MA82] thirds of learning rate', () => {
  const practice = (studentId: string, competencyId: string, credits: readonly number[]): Practice =>
    ({ studentId, competencyId, moments: credits.map((credit, i) => ({ at: i * 86_400_000, day: i, answers: 1, credit, isAlone: true })) });
  const learns = (studentId: string, credits: readonly number[]) => ['a', 'b', 'c', 'd'].map((id) => practice(studentId, id, credits));
  const school = [...learns('quick', [0, 1, 1, 1]), ...learns('even', [0, 0, 1, 0]), ...learns('lost', [1, 0, 0, 0])];

  test('a student stands where their own gain from answer to answer puts them', () => {
    const thirds = thirdsOf(school);
    const thirdsOfStudent = (id: string) => new Set(school.filter(({ studentId }) => studentId === id).map((one) => thirds.get(one)));
    expect([...thirdsOfStudent('quick')]).toEqual(['fast']);
    expect([...thirdsOfStudent('even')]).toEqual(['middle']);
    expect([...thirdsOfStudent('lost')]).toEqual(['slow']);
  });

  test('the answers on a competency have no say in the third in which it is counted', () => {
    const changed = school.map((one) => (one.studentId === 'even' && one.competencyId === 'a' ? practice('even', 'a', [1, 1, 1, 1]) : one));
    expect(thirdsOf(changed).get(changed[4] ?? practice('', '', []))).toBe(thirdsOf(school).get(school[4] ?? practice('', '', [])));
  });

  test('who repeated nothing elsewhere stands in no third', () => {
    expect(thirdsOf([practice('new', 'a', [1, 0, 1]), practice('new', 'b', [1])]).size).toBe(1);
    expect(thirdsOf([]).size).toBe(0);
  });
});

describe('[MA81] practices and what came later', () => {
  test('answers of one instant are one moment, and help is kept apart', () => {
    const [practice] = practicesOf([answer({ occurredAt: at(2), result: { kind: 'score', score: 0 } }), answer({ occurredAt: at(2), help: 'hint' }), answer({ occurredAt: at(1), help: 'hint' }), answer({ trust: 'context' })], dateOf);
    expect(practice?.moments).toEqual([{ at: Date.parse(at(1)), day: Date.parse('2026-09-01') / 86_400_000, answers: 1, credit: 1, isAlone: false }, { at: Date.parse(at(2)), day: Date.parse('2026-09-02') / 86_400_000, answers: 2, credit: 0, isAlone: true }]);
  });

  test('without any decision there is nothing to divide by', () => {
    expect(delayedSuccess([], 1)).toMatchObject({ given: 0, coverage: null, falseAdvance: null, falseHold: null, heldCoverage: null });
  });
});
