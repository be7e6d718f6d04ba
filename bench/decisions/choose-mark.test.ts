import { describe, expect, test } from 'vitest';
import { createRandom } from '@heddle/engine/simulate';
import { chooseMark } from './choose-mark.ts';
import { decisionFigures } from './figures.ts';
import type { Followed } from './follow-students.ts';
import { byEstimate } from './rules.ts';

/** Students who learn at some answer and have it from then on; the estimate follows what they know, BKT is sure only five answers later. A try a day. */
function classOf(students: number, seed: number): readonly Followed[] {
  const random = createRandom(seed, 'class');
  return Array.from({ length: students }, (_, student) => Array.from({ length: 6 }, (__, competency) => {
    const learns = Math.floor(random.next() * 12);
    const tries = Array.from({ length: 20 }, (___, i) => i);
    return {
      studentId: `s${student}`, competencyId: `c${competency}`,
      moments: tries.map((i) => ({ at: i * 86_400_000, day: i, answers: 1, credit: i >= learns ? 1 : 0, isAlone: true })),
      now: tries.map((i) => (i >= learns ? 0.7 : 0.3) + 0.2 * (random.next() - 0.5)), sd: tries.map(() => 0.1), knows: tries.map((i) => (i >= learns + 5 ? 0.97 : 0.5)),
    };
  })).flat();
}

describe('the benchmark of decisions', () => {
  test('a mark is chosen that parts those who know from those who do not, the same one each time', () => {
    const chosen = chooseMark(classOf(30, 1), [0]);
    expect(chosen.atLeast).toBeGreaterThanOrEqual(0.36);
    expect(chosen.atLeast).toBeLessThan(0.66);
    expect(chooseMark(classOf(30, 1), [0])).toEqual(chosen);
  });

  test('it is chosen on the others alone: how a judged student fares changes no mark', () => {
    const [others, judged] = [classOf(20, 1), classOf(10, 2)];
    const marks = (those: readonly Followed[]) => decisionFigures([{ judged: those, others }]).detail['one mark marks'];
    expect(marks(judged.map((one) => ({ ...one, now: one.now.map(() => 0.99) })))).toEqual(marks(judged));
  });

  test('five answers too many are found, with success as good', () => {
    const { detail } = decisionFigures([{ judged: classOf(30, 3), others: classOf(60, 4) }]);
    expect(detail['one mark fewer where both decide']).toBeGreaterThan(20);
    expect(detail['one mark is equal within a point']).toBe('yes');
  });

  test('two right in a row lower the mark by so much; one does not', () => {
    const practice = (credits: readonly number[]): Followed => ({
      studentId: 's', competencyId: 'c', moments: credits.map((credit, i) => ({ at: i, day: i, answers: 1, credit, isAlone: true })), now: credits.map(() => 0.75), sd: [], knows: [],
    });
    const rule = byEstimate({ atLeast: 0.8, lessAfterTwo: 0.1 });
    expect([[1, 0, 1], [0, 1, 1], [1, 1]].map((credits) => rule(practice(credits)))).toEqual([null, 2, 1]);
    expect(byEstimate({ atLeast: 0.8, lessAfterTwo: 0 })(practice([1, 1, 1]))).toBeNull();
  });
});
