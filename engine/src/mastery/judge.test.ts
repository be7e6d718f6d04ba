import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/index.ts';
import { judgeByPerson } from './judge-by-person.ts';
import { estimatesAlong } from './estimates-along.ts';
import { judge } from './judge.ts';
import { latestJudgements } from './latest-judgements.ts';
import { answer, at, dateOf, policy, provisional, secure, task, tinyGraph } from './mastery.test-data.ts';
import type { Judgement } from './mastery.ts';
import { selectMethod } from './methods/index.ts';

const night = (evidence: readonly Evidence[], previous: readonly Judgement[] = [], rules: Pick<typeof policy, 'provisional' | 'secure'> = policy) =>
  judge({ evidence, previous, policy: rules, dateOf, estimateThen: estimatesAlong({ evidence, method: selectMethod(policy), gradeOf: () => '06', graph: tinyGraph }) });
const levels = (...of: Parameters<typeof night>) => night(...of).map(({ level, on }) => `${level} ${on}`);

const pass = (day: number, kind: Evidence['kind'] = 'exit-check') => task([1, 1, 0, 1, 1], { occurredAt: at(day), kind });
const miss = (day: number) => task([0, 1, 0, 0, 1], { occurredAt: at(day) });
const byTeacher = (level: Judgement['level'], day: number) =>
  judgeByPerson({ studentId: 's1', competencyId: 'ratios-06', level, personId: 't1', reason: 'explained it at the board', on: dateOf(at(day)), at: at(day, 30) });

describe('judge', () => {
  test('[MA20] m of n right on one task gives provisional, with the answers, the rule and its text copied in', () => {
    const evidence = pass(1);
    expect(night(evidence)).toEqual([{
      studentId: 's1', competencyId: 'ratios-06', level: 'provisional', on: '2026-09-01', at: at(1), evidenceIds: evidence.map(({ id }) => id),
      policyId: 'provisional', policyText: '4 of 5 on one task.', by: { kind: 'rule' },
      criterion: { m: 4, n: 5, kinds: ['exit-check', 'quiz'], countsHelped: false, needsLaterDay: false, needsAnotherKind: false, estimated: null },
      reasons: [{ code: 'mastery.provisional', params: { competency: 'ratios-06', date: '2026-09-01', correct: 4, of: 5 } }],
    }]);
  });

  test('[MA20] m right answers scattered over several tasks are no pass', () => {
    expect(levels([...task([1, 1, 0, 0], { taskId: 'a' }), ...task([1, 1, 0, 0], { taskId: 'b' })])).toEqual([]);
  });

  test('[MA20] a task of another length needs the same share, rounded up', () => {
    expect(levels(task([1, 1, 1, 1]))).toEqual(['provisional 2026-09-01']);
    expect(levels(task([1, 1, 1, 0]))).toEqual([]);
    expect(levels(task([1, 1, 1, 1, 1, 1, 1, 0, 0, 0]))).toEqual([]);
    expect(levels(task([1, 1, 1, 1, 1, 1, 1, 1, 0, 0]))).toEqual(['provisional 2026-09-01']);
  });

  test('[MA20] partly right answers add up', () => {
    const score = (score: number) => answer({ result: { kind: 'score', score } });
    expect(levels([score(1), score(1), score(1), score(0.5), score(0.5)])).toEqual(['provisional 2026-09-01']);
    expect(levels([score(1), score(1), score(1), score(0.5), score(0.4)])).toEqual([]);
  });

  test('[MA21] an answer with help counts as right only where the rule says so, and stays in the count', () => {
    const helped = [...task([1, 1, 1]), ...task([1, 1], { help: 'hint' })];
    expect(levels(helped)).toEqual([]);
    expect(levels(helped, [], { provisional: { ...provisional, countsHelped: true }, secure })).toEqual(['provisional 2026-09-01']);
  });

  test('[MA22] secure needs a later school day and another kind of task than the first pass', () => {
    expect(levels([...pass(1), ...pass(2)])).toEqual(['provisional 2026-09-01']);
    expect(levels([...pass(1), ...task([1, 1, 1, 1, 1], { kind: 'quiz', occurredAt: at(1, 40) })])).toEqual(['provisional 2026-09-01']);
    expect(levels([...pass(1), ...pass(2, 'quiz')])).toEqual(['provisional 2026-09-01', 'secure 2026-09-02']);
    expect(levels([...pass(1), ...pass(2, 'project')])).toEqual(['provisional 2026-09-01']);
  });

  test('[MA22] a secure judgement names the first pass and holds the answers of both', () => {
    const [first, second] = [pass(1), pass(3, 'observation')];
    expect(night([...first, ...second]).at(-1)).toMatchObject({
      level: 'secure', on: '2026-09-03', evidenceIds: [...first, ...second].map(({ id }) => id), policyText: secure.text,
      reasons: [{ code: 'mastery.secure', params: { competency: 'ratios-06', dates: ['2026-09-01'], date: '2026-09-03', correct: 4, of: 5 } }],
    });
  });

  test('[MA22] a rule that asks for neither gives both levels on one task', () => {
    expect(levels(pass(1), [], { provisional, secure: { ...secure, needsLaterDay: false, needsAnotherKind: false } })).toEqual(['provisional 2026-09-01', 'secure 2026-09-01']);
  });

  test('[MA22] the first pass may have been judged in an earlier year whose answers are no longer at hand', () => {
    const [earlier] = night(pass(1));
    expect(levels(pass(20, 'quiz'), earlier === undefined ? [] : [earlier])).toEqual(['secure 2026-09-20']);
  });

  test('[MA80] a rule may ask for an estimate besides, and the record keeps what it was, under which parameters and by which numbers', () => {
    const asks = (atLeast: number, afterDays = 0) => ({ provisional: { ...provisional, estimate: { atLeast, afterDays } }, secure });
    const evidence = [...pass(1), ...pass(2), ...pass(3)];
    const estimates = estimatesAlong({ evidence, method: selectMethod(policy), gradeOf: () => '06', graph: tinyGraph });
    const [p1 = 0, p2 = 0] = [1, 2].map((day) => estimates({ studentId: 's1', competencyId: 'ratios-06', at: at(day), afterDays: 0 }).p);
    expect(p2).toBeGreaterThan(p1);
    expect(levels(evidence, [], asks(p1))).toEqual(['provisional 2026-09-01']);
    expect(levels(evidence, [], asks(p2))).toEqual(['provisional 2026-09-02']);
    expect(night(evidence, [], asks(p2))[0]?.criterion).toEqual({
      m: 4, n: 5, kinds: ['exit-check', 'quiz'], countsHelped: false, needsLaterDay: false, needsAnotherKind: false,
      estimate: { atLeast: p2, afterDays: 0 }, estimated: { p: p2, parameters: 'bkt-1' },
    });
    // What will have faded by then is asked for, not what is known today.
    expect(levels(evidence, [], asks(p1, 60))).not.toContain('provisional 2026-09-01');
    expect(levels(evidence, [], asks(1))).toEqual([]);
  });

  test('[MA80] an estimate never stands in for the task: a miss with a high estimate earns nothing', () => {
    const asks = { provisional: { ...provisional, estimate: { atLeast: 0.1, afterDays: 0 } }, secure };
    expect(levels(miss(1), [], asks)).toEqual([]);
  });

  test('[MA80] the estimate is the one of that moment, in whatever order it is asked for', () => {
    const evidence = [...pass(1), ...miss(2), ...pass(5)];
    const ask = () => estimatesAlong({ evidence, method: selectMethod(policy), gradeOf: () => '06', graph: tinyGraph });
    const then = (along: ReturnType<typeof ask>, day: number) => along({ studentId: 's1', competencyId: 'ratios-06', at: at(day), afterDays: 3 });
    const [forwards, backwards] = [ask(), ask()];
    const asked = [1, 2, 3, 5].map((day) => then(forwards, day));
    expect([5, 3, 2, 1].map((day) => then(backwards, day)).toReversed()).toEqual(asked);
    expect(asked).toEqual([1, 2, 3, 5].map((day) => then(estimatesAlong({ evidence: evidence.filter(({ occurredAt }) => occurredAt <= at(day)), method: selectMethod(policy), gradeOf: () => '06', graph: tinyGraph }), day)));
  });

  test('[MA80] a rule that asks for an estimate where none is handed over is refused', () => {
    expect(() => judge({ evidence: pass(1), previous: [], dateOf, policy: { provisional: { ...provisional, estimate: { atLeast: 0.5, afterDays: 0 } }, secure } }))
      .toThrow(expect.objectContaining({ code: 'mastery.no-estimate' }));
  });

  test('[MA23] only evidence of tier "awards" is judged', () => {
    for (const trust of ['informs', 'context'] as const) expect(levels(task([1, 1, 1, 1, 1], { trust }))).toEqual([]);
  });

  test('[MA24] judging again adds nothing', () => {
    const evidence = [...pass(1), ...miss(2), ...pass(3, 'quiz')];
    expect(night(evidence, night(evidence))).toEqual([]);
  });

  test('[MA25] no miss lowers a level, one or many', () => {
    const evidence = [...pass(1), ...[2, 3, 4, 5, 6].flatMap(miss)];
    expect(levels(evidence)).toEqual(['provisional 2026-09-01']);
    expect(levels(evidence, night(pass(1)))).toEqual([]);
  });

  test('[MA26] a person\'s judgement wins: the rule does not answer it with what was already known', () => {
    expect(levels([...pass(1), ...pass(2, 'quiz')], [...night(pass(1)), byTeacher('none', 3)])).toEqual([]);
    expect(levels([...pass(1), ...pass(4)], [...night(pass(1)), byTeacher('none', 3)])).toEqual(['provisional 2026-09-04']);
  });

  test('[MA26] what a person judged over stays closed on every later night, also once a rule has judged anew', () => {
    const previous = [...night(pass(1)), byTeacher('none', 3)];
    const evidence = [...pass(1), ...pass(4, 'quiz')];
    const first = night(evidence, previous);
    expect(first.map(({ level, on }) => `${level} ${on}`)).toEqual(['provisional 2026-09-04']);
    expect(levels(evidence, [...previous, ...first])).toEqual([]);
    expect(levels([...evidence, ...pass(2, 'quiz')], [...previous, ...first])).toEqual([]);
    expect(levels([...evidence, ...pass(5)], [...previous, ...first])).toEqual(['secure 2026-09-05']);
  });

  test('[MA26] of two judgements that people made of one moment the one made last holds, whichever level it has', () => {
    const latest = (...said: readonly Judgement['level'][]) => [...latestJudgements([...night(pass(3)), ...said.map((level) => byTeacher(level, 3))]).values()].map(({ level }) => level);
    expect(latest('secure', 'none')).toEqual(['none']);
    expect(latest('none', 'secure')).toEqual(['secure']);
  });

  test('[MA26] a person\'s provisional is a first pass of a kind of its own', () => {
    expect(levels(pass(4), [byTeacher('provisional', 3)])).toEqual(['secure 2026-09-04']);
    expect(levels(task([1, 1, 1, 1, 1], { occurredAt: at(3, 50) }), [byTeacher('provisional', 3)])).toEqual([]);
  });

  test('[MA26] a person\'s secure stands whatever the rule would say', () => {
    expect(levels([...miss(4), ...pass(5)], [byTeacher('secure', 3)])).toEqual([]);
  });

  test('[MA26] a person\'s judgement carries a reason, and is refused without one', () => {
    expect(byTeacher('secure', 3)).toMatchObject({ by: { kind: 'person', personId: 't1', reason: 'explained it at the board' }, reasons: [{ code: 'mastery.by-person' }] });
    expect(() => judgeByPerson({ studentId: 's1', competencyId: 'ratios-06', level: 'none', personId: 't1', reason: '  ', on: '2026-09-03', at: at(3) }))
      .toThrow(expect.objectContaining({ code: 'mastery.no-reason' }));
  });

  test('[MA24] students and competencies do not touch each other, and the order of arrival does not matter', () => {
    const evidence = ['s1', 's2'].flatMap((studentId) => ['ratios-05', 'ratios-06'].flatMap((id) => [
      ...task([1, 1, 1, 1, 0], { studentId, competencyIds: [id] }), ...task([1, 1, 1, 1], { studentId, competencyIds: [id], kind: 'quiz', occurredAt: at(9) }),
    ]));
    const whole = night(evidence);
    expect(whole.length).toBe(8);
    fc.assert(fc.property(fc.shuffledSubarray(evidence, { minLength: evidence.length }), (shuffled) => {
      expect(night(shuffled)).toEqual(whole);
    }), { numRuns: 30 });
  });

  test('[MA25] over a year of any evidence judged night by night, a level given by rule never falls', () => {
    const dayArb = fc.tuple(fc.constantFrom<Evidence['kind']>('exit-check', 'quiz', 'observation', 'practice'), fc.array(fc.constantFrom<0 | 1>(0, 1), { minLength: 1, maxLength: 6 }));
    fc.assert(fc.property(fc.array(dayArb, { maxLength: 20 }), (days) => {
      const evidence: Evidence[] = [];
      const judgements: Judgement[] = [];
      const order = ['none', 'provisional', 'secure'];
      let rank = 0;
      days.forEach(([kind, answers], day) => {
        evidence.push(...task(answers, { kind, occurredAt: at(day + 1) }));
        for (const judgement of night(evidence, judgements)) {
          expect(order.indexOf(judgement.level)).toBe(rank + 1);
          rank += 1;
          judgements.push(judgement);
        }
      });
      expect(night(evidence, judgements)).toEqual([]);
    }), { numRuns: 60 });
  });
});
