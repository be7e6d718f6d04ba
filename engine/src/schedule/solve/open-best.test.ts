import { describe, expect, test } from 'vitest';
import { all } from '../constraints/biting-days.test-data.ts';
import { compile } from '../index.ts';
import { alone, lesson, plannedDay } from '../planned-day.test-data.ts';
import { allIdeas, openBest } from './open-best.ts';
import { layOut } from './puzzle.ts';
import { seedRandom } from './random.ts';
import { emptyState } from './state.ts';

const style = { random: seedRandom(1), share: 0, noise: 0, mayUse: () => true, mayDisturb: true, barredTasks: new Set<number>(), barredKinds: new Set<number>() };

/** Who sits in the first station that opens, where the adult may have two students with a young one among them, and `older` without. */
function firstSeated(older: number, worthToYoung: number): readonly (string | undefined)[] {
  const students = { ...all(['s1', 's2', 's3'], { 'ratio/lesson': 60 }), young: { grade: '04', wants: { 'ratio/lesson': worthToYoung } } };
  const ratio = [{ throughGrade: '05', students: 2 }, { throughGrade: '08', students: older }];
  const state = emptyState(layOut(compile(plannedDay({ students, modalities: [{ ...lesson, adult: { ...lesson.adult, ratio } }, alone], grades: { ratio: '05' } }))));
  const seated = openBest(state, { period: 0, ideas: allIdeas(state.puzzle, 0), style, company: null }) ?? [];
  return seated.map((demand) => state.puzzle.instance.students[demand]?.id).toSorted();
}

describe('the station that opens first', () => {
  test('[SC141] is for older students only, where one young student would take away more seats than that one is worth', () => {
    expect(firstSeated(3, 90)).toEqual(['s1', 's2', 's3']);
  });

  test('[SC141] has the young student in it where that gains more, or where age makes no difference', () => {
    expect(firstSeated(3, 900)).toEqual(['s1', 'young']);
    expect(firstSeated(2, 90)).toEqual(['s1', 'young']);
  });
});
