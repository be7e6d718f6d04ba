import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/index.ts';
import { judgeByPerson } from './judge-by-person.ts';
import { judge } from './judge.ts';
import { answer, at, dateOf, policy, task, tinyGraph } from './mastery.test-data.ts';
import type { Judgement } from './mastery.ts';
import { selectMethod } from './methods/index.ts';
import { projectStudent } from './project-student.ts';
import { reviewDueOn } from './review-clock.ts';
import { studentMastery } from './student-mastery.ts';

const standAt = (evidence: readonly Evidence[], asOf = at(28), judgements: readonly Judgement[] = judge({ evidence, previous: [], policy, dateOf })) =>
  studentMastery({ student: { id: 's1', grade: '06' }, evidence, judgements, policy, method: selectMethod(policy), graph: tinyGraph, asOf, dateOf });
const standing = (...of: Parameters<typeof standAt>) => standAt(...of).standings.get('ratios-06');

describe('studentMastery', () => {
  test('[MA30] standings hold only competencies with evidence or a judgement; any other has an estimate by grade', () => {
    const mastery = standAt(task([1, 1, 1, 1, 0]));
    expect([...mastery.standings.keys()]).toEqual(['ratios-06']);
    expect(mastery.estimate('ratios-05').count).toBe(0);
    expect(standAt([]).lastEvidenceOn).toBeNull();
  });

  test('[MA31] the last task says how many were right, when, in which activity, and which misconceptions showed', () => {
    const answers = [
      ...task([1, 0], { occurredAt: at(2), taskId: 't', activityId: 'a9' }),
      ...task([0], { occurredAt: at(2), taskId: 't', misconceptionIds: ['adds-both'] }),
    ];
    expect(standing([...task([1, 1, 1, 1, 1]), ...answers])?.lastTask).toEqual({
      taskId: 't', on: '2026-09-02', at: at(2), correct: 1, of: 3, isPassed: false, activityId: 'a9', misconceptionIds: ['adds-both'],
    });
  });

  test('[MA32] misses are counted from the newest task back to the last pass', () => {
    const miss = (day: number) => task([0, 0, 1], { occurredAt: at(day) });
    const evidence = [...miss(1), ...task([1, 1, 1, 1, 1], { occurredAt: at(2) }), ...miss(3), ...miss(4)];
    expect(standing(evidence)).toMatchObject({ level: 'provisional', missesInARow: 2, lastProgressOn: '2026-09-02' });
    expect(standing(miss(1))).toMatchObject({ level: 'none', missesInARow: 1, lastProgressOn: null });
  });

  test('[MA32] single questions of a kind that no rule judges are no row of misses', () => {
    const practice = Array.from({ length: 6 }, (_, i) => answer({ kind: 'practice', occurredAt: at(3, i), result: { kind: 'score', score: 0 } }));
    expect(standing(practice)).toMatchObject({ lastTask: null, missesInARow: 0 });
    expect(standing(practice)?.estimate.count).toBe(6);
  });

  test('[MA33] review falls due when the estimate fades below the mark, and the level stays', () => {
    const evidence = [...task([1, 1, 1, 1, 1]), ...task([1, 1, 1, 1, 1], { kind: 'quiz', occurredAt: at(2) })];
    expect(standing(evidence)).toMatchObject({ level: 'secure', isReviewDue: false });
    expect(standing(evidence, '2027-03-01T16:00:00.000Z')).toMatchObject({ level: 'secure', isReviewDue: true });
  });

  test('[MA33] over a summer no level moves, though every estimate may fade', () => {
    const evidence = [...task([1, 1, 1, 1, 1]), ...task([1, 1, 1, 0, 1], { competencyIds: ['ratios-05'] })];
    const [before, after] = [standAt(evidence), standAt(evidence, '2027-08-30T16:00:00.000Z')];
    for (const [id, was] of before.standings) {
      expect(after.standings.get(id)?.level).toBe(was.level);
      expect(after.estimate(id).p).toBeLessThan(was.estimate.p);
    }
  });

  test('[MA83] a review is closed by the pass it asked for, even where the estimate rises slowly, and opens again when it has faded since', () => {
    const misses = Array.from({ length: 8 }, (_, i) => task([0, 0, 0], { occurredAt: at(i + 1) })).flat();
    const sureMethod = { ...policy, method: 'bayes-irt', parameters: 'bayes-irt-1', reviewBelow: 0.95 };
    const stand = (evidence: readonly Evidence[], asOf: string) => studentMastery({
      student: { id: 's1', grade: '06' }, evidence, judgements: judge({ evidence, previous: [], policy, dateOf }), policy: sureMethod, method: selectMethod(sureMethod), graph: tinyGraph, asOf, dateOf,
    }).standings.get('ratios-06');
    const passed = [...misses, ...task([1, 1, 1, 1, 1], { occurredAt: at(12) })];
    expect(stand(passed, at(12, 30))).toMatchObject({ level: 'provisional', isReviewDue: false });
    expect(stand(passed, at(12, 30))?.estimate.p).toBeLessThan(0.95);
    expect(stand(passed, '2027-06-01T16:00:00.000Z')).toMatchObject({ isReviewDue: true });
    // A miss answers it too, with "not yet": it stays due.
    expect(stand([...passed, ...task([0, 0, 0, 0, 1], { occurredAt: at(13) })], at(13, 30))).toMatchObject({ level: 'provisional', isReviewDue: true });
  });

  test('[MA88] a level given by a person is progress as a pass is: the misses before it are answered, and no review is due until it has faded since', () => {
    const given = (level: Judgement['level'], day: number) => judgeByPerson({ studentId: 's1', competencyId: 'ratios-06', level, personId: 't1', reason: 'explained it at the board', on: dateOf(at(day)), at: at(day, 30) });
    const misses = [1, 2, 3].flatMap((day) => task([0, 0, 1], { occurredAt: at(day) }));
    const end = at(3, 40);
    expect(standing(misses, end, [given('secure', 3)])).toMatchObject({ level: 'secure', judgedByPersonAt: at(3, 30), missesInARow: 0, isReviewDue: false, lastProgressOn: '2026-09-03', lastTask: { isPassed: false } });
    expect(standing(misses, end, [given('secure', 3)])?.estimate.p).toBeLessThan(policy.reviewBelow);
    expect(standing(misses, '2027-06-01T16:00:00.000Z', [given('secure', 3)])).toMatchObject({ level: 'secure', isReviewDue: true });
    // A miss after it counts as ever, and asks for the review.
    expect(standing([...misses, ...task([0, 0, 0], { occurredAt: at(4) })], at(4, 30), [given('secure', 3)])).toMatchObject({ level: 'secure', missesInARow: 1, isReviewDue: true });
    // Taking a level is no progress.
    expect(standing(misses, end, [given('none', 3)])).toMatchObject({ level: 'none', judgedByPersonAt: at(3, 30), missesInARow: 3, lastProgressOn: null });
    const later = [...misses, ...task([1, 1, 1, 1, 1], { occurredAt: at(4) })];
    expect(standing(later, at(5), [given('none', 3), ...judge({ evidence: later, previous: [given('none', 3)], policy, dateOf })])).toMatchObject({ level: 'provisional', judgedByPersonAt: null });
    expect(reviewDueOn({ level: 'secure', mark: policy.reviewBelow, pAtPass: 0.5, pOn: () => 0.5, asOf: end, dateOf })).toBeNull();
  });

  test('[MA84] the day on which a review will fall due is the first on which it does', () => {
    const evidence = task([1, 1, 1, 1, 1]);
    const mastery = standAt(evidence);
    const asOf = at(28);
    const on = reviewDueOn({ level: 'provisional', mark: policy.reviewBelow, pAtPass: mastery.estimate('ratios-06', at(1)).p, pOn: (moment) => mastery.estimate('ratios-06', moment).p, asOf, dateOf });
    expect(on).not.toBeNull();
    const dayBefore = new Date(Date.parse(`${on}T16:00:00.000Z`) - 86_400_000).toISOString();
    expect(standAt(evidence, dayBefore).standings.get('ratios-06')?.isReviewDue).toBe(false);
    expect(standAt(evidence, `${on}T16:00:00.000Z`).standings.get('ratios-06')?.isReviewDue).toBe(true);
    expect(reviewDueOn({ level: 'provisional', mark: 0, pAtPass: null, pOn: () => 0.5, asOf, dateOf })).toBeNull();
    expect(reviewDueOn({ level: 'none', mark: 1, pAtPass: null, pOn: () => 0, asOf, dateOf })).toBeNull();
  });

  test('[MA85] after a long break there is a short re-warm on what most builds on, until it is shown or two weeks are over', () => {
    const year = ['ratios-05', 'ratios-06', 'ratios-07'].flatMap((id) => task([1, 1, 1, 1, 1], { competencyIds: [id] }));
    const back = '2027-08-30T16:00:00.000Z';
    const reWarm = (evidence: readonly Evidence[], asOf: string) => standAt(evidence, asOf).reWarm;
    expect(reWarm(year, at(20))).toBeNull();
    const first = reWarm(year, back);
    expect(first?.awayDays).toBe(363);
    // ratios-07 is above the grade and opens nothing here; the other two each open a next step.
    expect(first?.competencyIds.slice(0, 2).toSorted()).toEqual(['ratios-05', 'ratios-06']);
    const shown = task([1, 1, 1, 1, 1], { competencyIds: [first?.competencyIds[0] ?? ''], occurredAt: '2027-08-30T17:00:00.000Z' });
    expect(reWarm([...year, ...shown], '2027-08-31T16:00:00.000Z')?.competencyIds).toEqual(first?.competencyIds.slice(1));
    expect(reWarm([...year, ...shown], '2027-09-20T16:00:00.000Z')).toBeNull();
    expect(reWarm([], back)).toBeNull();
  });

  test('[MA86] over any summer no level moves by time, and none by one miss in the first task after it', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom<Evidence['kind']>('exit-check', 'quiz', 'observation', 'practice'), fc.array(fc.constantFrom<0 | 1>(0, 1), { minLength: 1, maxLength: 5 }), fc.constantFrom('ratios-05', 'ratios-06')), { maxLength: 15 });
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 500 }), fc.constantFrom('bkt', 'bayes-irt'), (school, awayDays, method) => {
      const evidence = school.flatMap(([day, kind, answers, id]) => task(answers, { occurredAt: at(day), kind, competencyIds: [id] }));
      const judgements = judge({ evidence, previous: [], policy, dateOf });
      const own = { ...policy, method, parameters: `${method}-1` };
      const stand = (all: readonly Evidence[], given: readonly Judgement[], asOf: string) =>
        studentMastery({ student: { id: 's1', grade: '06' }, evidence: all, judgements: given, policy: own, method: selectMethod(own), graph: tinyGraph, asOf, dateOf });
      const end = '2026-10-01T00:00:00.000Z';
      const back = new Date(Date.parse(end) + awayDays * 86_400_000).toISOString();
      const levels = (mastery: ReturnType<typeof stand>) => [...mastery.standings].map(([id, { level }]) => [id, level]);
      const before = stand(evidence, judgements, end);
      // Judged again on the first night back: time has given nothing and taken nothing.
      expect(judge({ evidence, previous: judgements, policy, dateOf })).toEqual([]);
      const after = stand(evidence, judgements, back);
      expect(levels(after)).toEqual(levels(before));
      for (const [id, { estimate }] of before.standings) expect(after.estimate(id).p).toBeLessThanOrEqual(estimate.p);
      const missed = [...evidence, ...[...before.standings.keys()].flatMap((id) => task([0], { occurredAt: back, competencyIds: [id] }))];
      const night = new Date(Date.parse(back) + 3_600_000).toISOString();
      expect(judge({ evidence: missed, previous: judgements, policy, dateOf })).toEqual([]);
      expect(levels(stand(missed, judgements, night))).toEqual(levels(before));
      expect(after.reWarm?.competencyIds.length ?? 0).toBeLessThanOrEqual(3);
    }), { numRuns: 60 });
  });

  test('[MA34] what happened after the moment asked for, and what is somebody else\'s, is not seen', () => {
    const evidence = [...task([1, 0, 0]), ...task([1, 1, 1, 1, 1], { occurredAt: at(5) }), ...task([0, 0], { studentId: 's2' })];
    const early = standAt(evidence, at(4));
    expect(early).toEqual({ ...standAt(task([1, 0, 0]), at(4), []), standings: early.standings, estimate: early.estimate });
    expect(early.standings.get('ratios-06')).toMatchObject({ level: 'none', lastTask: { of: 3 } });
    expect(early.lastEvidenceOn).toBe('2026-09-01');
  });

  test('[MA34] context is kept and shown, and is no evidence of the day', () => {
    expect(standAt([answer({ trust: 'context', occurredAt: at(9) })])).toMatchObject({ lastEvidenceOn: null, standings: new Map() });
  });
});

describe('projectStudent', () => {
  test('[MA35] the same bytes whatever the order of arrival, with keys in order', () => {
    const evidence = ['ratios-07', 'ratios-05', 'ratios-06'].flatMap((id, i) => task([1, 0, 1], { competencyIds: [id], occurredAt: at(i + 1) }));
    const bytes = JSON.stringify(projectStudent({ evidence, method: selectMethod(policy) }));
    expect(JSON.stringify(projectStudent({ evidence: evidence.toReversed(), method: selectMethod(policy) }))).toBe(bytes);
    expect(JSON.parse(bytes)).toMatchObject({ method: 'bkt', parameters: 'bkt-1' });
    expect([...bytes.matchAll(/ratios-\d\d/g)].map(([id]) => id)).toEqual(['ratios-05', 'ratios-06', 'ratios-07']);
  });
});
