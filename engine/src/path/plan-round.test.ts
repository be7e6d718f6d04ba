import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StudentMastery } from '../mastery/index.ts';
import { planRound } from './plan-round.ts';
import type { RoundPlan, RoundStudent } from './round-plan.ts';
import { graph, indexOf, masteryOf, shown, activity } from './small-school.test-data.ts';

const student = (id: string, changes: Partial<RoundStudent> = {}): RoundStudent => ({ id, grade: '06', periodIds: ['1'], homeTeacherId: null, ...changes });
const teachers = ['t1', 't2', 't3'].map((id) => ({ id, periodIds: ['1', '2'] }));
type Of = { readonly students?: readonly RoundStudent[]; readonly mastery?: StudentMastery; readonly previous?: RoundPlan | null; readonly teachers?: typeof teachers; readonly index?: ReturnType<typeof indexOf> };
function plan(of: Of = {}): RoundPlan {
  const students = of.students ?? [student('s1')];
  return planRound({
    id: 'r2', from: '2026-09-21', until: '2026-10-02', index: of.index ?? indexOf(), students, teachers: of.teachers ?? teachers, previous: of.previous ?? null,
    mastery: new Map(students.map(({ id, grade }) => [id, of.mastery ?? masteryOf([], grade)])),
  });
}
const goalsOf = (of: Of = {}) => plan(of).goals[0]?.competencyIds ?? [];

describe('goals of a round', () => {
  test('[PA30] two to four goals, steps first and the destination last, on the student\'s own grade', () => {
    expect(plan().goals).toEqual([{ studentId: 's1', competencyIds: ['06r1', '06r2', '06r3'], destinationId: '06r3' }]);
  });

  test('[PA30] a gap below is the first goal on the way', () => {
    expect(goalsOf({ mastery: masteryOf(shown('05r3 0/5')) })).toEqual(['05r3', '06r1', '06r2', '06r3']);
  });

  test('[PA30] goals are never more than four, never passed ones, and each can be taught here', () => {
    const ids = [...graph.competencies.keys()];
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 18 })), { maxLength: 12 }), fc.constantFrom('05', '06', '07', null), (tasks, grade) => {
      const mastery = masteryOf(shown(...tasks.map(([id, correct, day]) => `${id} ${correct}/5 ${day}`)), grade, '2026-09-20T08:00:00.000Z');
      const [goal] = plan({ students: [student('s1', { grade })], mastery }).goals;
      const goals = goal?.competencyIds ?? [];
      expect(goals.length).toBeGreaterThanOrEqual(2);
      expect(goals.length).toBeLessThanOrEqual(4);
      expect(new Set(goals).size).toBe(goals.length);
      expect(goal?.destinationId).toBe(goals.at(-1));
      for (const id of goals) {
        expect(mastery.standings.get(id)?.level ?? 'none').toBe('none');
        expect(indexOf().planned.has(id)).toBe(true);
      }
    }), { numRuns: 40 });
  });

  test('[PA30] what cannot be taught here leads nowhere', () => {
    const index = indexOf({ activities: ['06r1', '06r3', '06g1', '06g2'].map((id) => activity(id, 'lesson')) });
    expect(goalsOf({ index })).not.toContain('06r3');
  });

  test('[PA31] a destination declared before stays until it is passed', () => {
    const previous: RoundPlan = { ...plan(), goals: [{ studentId: 's1', competencyIds: ['06g2'], destinationId: '06g2' }] };
    expect(goalsOf({ previous }).at(-1)).toBe('06g2');
    expect(goalsOf({ previous, mastery: masteryOf(shown('06g2 5/5')) })).not.toContain('06g2');
  });

  test('[PA31] when the own grade is done, next year\'s work comes before what nobody has seen of earlier years', () => {
    const done = masteryOf(shown(...['06r1', '06r2', '06r3', '06g1', '06g2'].map((id, i) => `${id} 5/5 ${i + 1}`)));
    expect(goalsOf({ mastery: done }).every((id) => id.startsWith('07'))).toBe(true);
  });
});

describe('standing groups', () => {
  const many = Array.from({ length: 72 }, (_, i) => student(`s${String(i).padStart(2, '0')}`, { grade: ['05', '06', '07'][i % 3] ?? null, periodIds: i < 60 ? ['1'] : ['1', '2'] }));

  test('[PA32] each student has one group in each of their periods, with a teacher who offers the period, of even size', () => {
    const { standingGroups } = plan({ students: many });
    for (const periodId of ['1', '2']) {
      const groups = standingGroups.filter((group) => group.periodId === periodId);
      const members = groups.flatMap(({ studentIds }) => studentIds);
      expect(members.toSorted()).toEqual(many.filter(({ periodIds }) => periodIds.includes(periodId)).map(({ id }) => id).toSorted());
      const sizes = groups.map(({ studentIds }) => studentIds.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2);
      expect(new Set(groups.map(({ homeTeacherId }) => homeTeacherId)).size).toBe(groups.length);
    }
    expect(new Set(standingGroups.map(({ id }) => id)).size).toBe(standingGroups.length);
  });

  test('[PA33] students stay with the teacher they had, then with the one whose section they are in', () => {
    const first = plan({ students: many });
    expect(plan({ students: many, previous: first }).standingGroups).toEqual(first.standingGroups);
    const sections = many.map((one, i) => ({ ...one, homeTeacherId: `t${(i % 3) + 1}` }));
    for (const { homeTeacherId, studentIds } of plan({ students: sections }).standingGroups.filter(({ periodId }) => periodId === '1')) {
      expect(studentIds.every((id) => sections.find((one) => one.id === id)?.homeTeacherId === homeTeacherId)).toBe(true);
    }
  });

  test('[PA33] when a teacher leaves, only their students move', () => {
    const first = plan({ students: many });
    const after = plan({ students: many, previous: first, teachers: teachers.slice(0, 2) });
    const homeIn = (round: RoundPlan, id: string) => round.standingGroups.find((group) => group.periodId === '1' && group.studentIds.includes(id))?.homeTeacherId;
    const moved = many.filter(({ id }) => homeIn(first, id) !== 't3' && homeIn(after, id) !== homeIn(first, id));
    expect(moved).toEqual([]);
  });

  test('[PA32] students without a teacher yet come together with those who work towards the same', () => {
    const { standingGroups } = plan({ students: many });
    const first = standingGroups.filter(({ periodId }) => periodId === '1');
    expect(first.map(({ studentIds }) => new Set(studentIds.map((id) => many.find((one) => one.id === id)?.grade)).size)).toEqual([1, 1, 1]);
  });

  test('[PA32] a period without a teacher has no group', () => {
    expect(plan({ students: [student('s1', { periodIds: ['9'] })] }).standingGroups).toEqual([]);
  });

  test('[PA34] the order of students and teachers does not matter', () => {
    expect(plan({ students: many.toReversed(), teachers: teachers.toReversed() })).toEqual(plan({ students: many }));
  });
});
