import { compareText } from '../evidence/index.ts';
import type { RoundPlan, RoundStudent } from './round-plan.ts';

/**
 * Who is whose in each period? One standing group for each teacher who offers the period, of even size. Students stay with the teacher they
 * had, then with the one whose section they are in; the rest go to the smallest group, those with like goals together.
 */
export function formGroups(of: {
  readonly id: string;
  readonly students: readonly RoundStudent[];
  readonly goals: RoundPlan['goals'];
  readonly teachers: readonly { readonly id: string; readonly periodIds: readonly string[] }[];
  readonly previous: RoundPlan | null;
  /** Students one adult may have; null = no limit. */
  readonly most: number | null;
}): RoundPlan['standingGroups'] {
  const firstGoal = new Map(of.goals.map(({ studentId, competencyIds }) => [studentId, competencyIds[0] ?? '']));
  const periodIds = [...new Set(of.students.flatMap((student) => student.periodIds))].toSorted(compareText);
  return periodIds.flatMap((periodId) => {
    const students = of.students.filter((student) => student.periodIds.includes(periodId));
    const teachers = of.teachers.filter((teacher) => teacher.periodIds.includes(periodId)).map(({ id }) => id).toSorted(compareText);
    if (teachers.length === 0) return [];
    const hadTeacher = new Map(of.previous?.standingGroups.filter((group) => group.periodId === periodId)
      .flatMap((group) => group.studentIds.map((id) => [id, group.homeTeacherId] as const)));
    // A little above even, so that one student too many is not torn from their teacher.
    const room = Math.min(Math.ceil(students.length / teachers.length) + slack, of.most ?? Infinity);
    const groups = new Map(teachers.map((id): [string, string[]] => [id, []]));

    const wishOf = ({ id, homeTeacherId }: RoundStudent) => hadTeacher.get(id) ?? homeTeacherId ?? '';
    const unplaced = students.filter((student) => {
      const group = groups.get(wishOf(student));
      if (group === undefined || group.length >= room) return true;
      group.push(student.id);
      return false;
    });
    const alike = unplaced.toSorted((a, b) => compareText(a.grade ?? '', b.grade ?? '') || compareText(firstGoal.get(a.id) ?? '', firstGoal.get(b.id) ?? '') || compareText(a.id, b.id));
    for (const student of alike) {
      const smallest = [...groups.values()].reduce((least, group) => (group.length < least.length ? group : least));
      smallest.push(student.id);
    }
    return [...groups].filter(([, members]) => members.length > 0)
      .map(([homeTeacherId, members]) => ({ id: `${of.id}/${periodId}/${homeTeacherId}`, periodId, homeTeacherId, studentIds: members.toSorted(compareText) }));
  });
}

const slack = 2;
