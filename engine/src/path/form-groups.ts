import { compareText } from '../evidence/index.ts';
import type { RoundPlan, RoundStudent } from './round-plan.ts';

/**
 * Who is whose in each period? One standing group for each teacher who offers the period, of even size. Students stay with the teacher they
 * had, then with the one whose section they are in; the rest go to the smallest groups, those with like goals together.
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
    // One group after the other is filled, and not all in turn: dealt out like cards, those who are alike would be spread over all of them.
    const sizes = evenSizes([...groups.values()].map(({ length }) => length), alike.length);
    let next = 0;
    for (const [at, members] of [...groups.values()].entries()) {
      const until = next + (sizes[at] ?? 0) - members.length;
      for (; next < until; next += 1) members.push(alike[next]?.id ?? '');
    }
    return [...groups].filter(([, members]) => members.length > 0)
      .map(([homeTeacherId, members]) => ({ id: `${of.id}/${periodId}/${homeTeacherId}`, periodId, homeTeacherId, studentIds: members.toSorted(compareText) }));
  });
}

const slack = 2;

/** How large groups of these sizes become where so many more join, each the smallest. */
function evenSizes(sizes: readonly number[], joining: number): readonly number[] {
  const grown = [...sizes];
  for (let one = 0; one < joining; one += 1) {
    const smallest = grown.indexOf(Math.min(...grown));
    grown[smallest] = (grown[smallest] ?? 0) + 1;
  }
  return grown;
}
