import { compareText } from '../evidence/index.ts';
import type { StudentMastery } from '../mastery/index.ts';
import type { SchoolDate } from '../roster/index.ts';
import { chooseGoals } from './choose-goals.ts';
import type { ModelIndex } from './index-model.ts';
import type { RoundPlan, RoundStudent } from './round-plan.ts';
import { formGroups } from './form-groups.ts';

/**
 * What does each student work towards in the next two weeks, and with whom? A draft: a person reads, changes and publishes it.
 * Everything in the nights of the round takes it as given, so that goals do not jump from day to day and a student has a home teacher.
 */
export function planRound(round: {
  readonly id: string;
  readonly from: SchoolDate;
  readonly until: SchoolDate;
  readonly index: ModelIndex;
  readonly students: readonly RoundStudent[];
  readonly mastery: ReadonlyMap<string, StudentMastery>;
  /** Adults who may lead a standing group, with the periods they offer. */
  readonly teachers: readonly { readonly id: string; readonly periodIds: readonly string[] }[];
  /** The round before: who stays with whom, and destinations not reached yet. */
  readonly previous: RoundPlan | null;
}): RoundPlan {
  const { id, from, until, index, previous } = round;
  const students = round.students.toSorted((a, b) => compareText(a.id, b.id));
  const goals = students.flatMap((student) => {
    const mastery = round.mastery.get(student.id);
    if (mastery === undefined) return [];
    const before = previous?.goals.find(({ studentId }) => studentId === student.id)?.destinationId ?? null;
    const competencyIds = chooseGoals({ grade: student.grade, mastery, index, declared: before });
    return competencyIds.length === 0 ? [] : [{ studentId: student.id, competencyIds, destinationId: competencyIds.at(-1) ?? null }];
  });
  const standingGroups = formGroups({ id, students, goals, teachers: round.teachers, previous, most: index.adopted.model.operations.limits.studentsPerAdult });
  return { id, adoptionId: index.adopted.adoption.id, from, until, goals, standingGroups, reserved: [] };
}
