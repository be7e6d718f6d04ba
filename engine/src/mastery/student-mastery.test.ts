import { describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/index.ts';
import { judge } from './judge.ts';
import { answer, at, dateOf, policy, task, tinyGraph } from './mastery.test-data.ts';
import type { Judgement } from './mastery.ts';
import { selectMethod } from './methods/index.ts';
import { projectStudent } from './project-student.ts';
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
