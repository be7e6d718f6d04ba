import { knowStudents } from './day.ts';
import type { Knowledge } from './day.ts';
import type { AdoptedModel } from './model/index.ts';
import { indexModel, planRound } from './path/index.ts';
import type { RoundPlan, RoundStudent } from './path/index.ts';
import { addDays, indexRoster, schoolDaysBetween, studentsInSections } from './roster/index.ts';
import type { RosterIndex, SchoolDate } from './roster/index.ts';
import type { DayFacts } from './schedule/index.ts';

/**
 * The slowest of the three clocks: what each student works towards in the next two weeks, and in which standing group. One draft a model.
 * `before`: the rounds that this one follows. The day's own do not hold them, for one round ends where the next begins.
 */
export function planRounds(knowledge: Knowledge & { readonly before: readonly RoundPlan[] }): readonly RoundPlan[] {
  const { facts } = knowledge;
  const known = knowStudents(knowledge);
  const roster = indexRoster(facts.roster, facts.day.on);
  return facts.models.map((adopted) => {
    const { adoption, model } = adopted;
    const until = endOfRound(facts, model.operations.roundSchoolDays);
    const students = periodsInRound(adopted, facts, until).flatMap(([id, periodIds]): readonly RoundStudent[] => {
      const student = roster.people.get(id);
      return student === undefined ? [] : [{ id, grade: student.grade, periodIds, homeTeacherId: homeTeacherOf(id, adopted, roster) }];
    });
    return planRound({
      id: `${adoption.id}/${facts.day.on}`,
      from: facts.day.on,
      until,
      index: indexModel({ adopted, graph: facts.graph }),
      students,
      mastery: new Map(students.map((student) => [student.id, known.masteryOf(student, adopted)])),
      teachers: teachersOf(adopted, roster),
      previous: knowledge.before.find((round) => round.adoptionId === adoption.id) ?? null,
    });
  });
}

/** Two weeks are for everybody, also for whoever is away, pulled out, or without the period on the first of their days. Sorted by student. */
function periodsInRound({ adoption }: AdoptedModel, { roster, day }: DayFacts, until: SchoolDate): readonly (readonly [string, readonly string[]])[] {
  const days = [day.on, ...schoolDaysBetween(roster, { from: addDays(day.on, 1), until })];
  const found = days.flatMap((on) => [...studentsInSections(indexRoster(roster, on), adoption.claims.sectionIds)]
    .flatMap(([periodId, studentIds]) => studentIds.map((studentId) => ({ studentId, periodId }))));
  return [...Map.groupBy(found, ({ studentId }) => studentId)]
    .map(([studentId, places]): readonly [string, readonly string[]] => [studentId, [...new Set(places.map(({ periodId }) => periodId))].sort()])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Whose section the student sits in: the person who knows them already. */
function homeTeacherOf(studentId: string, { adoption }: AdoptedModel, roster: RosterIndex): string | null {
  const claimed = new Set(adoption.claims.sectionIds);
  const own = (roster.sectionsOf.get(studentId) ?? []).filter((sectionId) => claimed.has(sectionId));
  return own.flatMap((sectionId) => roster.teachersOf.get(sectionId) ?? []).at(0) ?? null;
}

/** Teachers, not aides: a standing group is led by somebody who may teach it. */
function teachersOf({ adoption }: AdoptedModel, roster: RosterIndex): readonly { readonly id: string; readonly periodIds: readonly string[] }[] {
  return adoption.staffIds
    .filter((id) => roster.people.get(id)?.role === 'teacher')
    .map((id) => ({ id, periodIds: roster.offerOf.get(id)?.periodIds ?? [] }));
}

/** Counted in school days; a round never reaches past what the calendar knows of the next two months. */
function endOfRound({ roster, day }: DayFacts, schoolDays: number): SchoolDate {
  const days = schoolDaysBetween(roster, { from: day.on, until: addDays(day.on, 60) });
  return days[schoolDays - 1] ?? days.at(-1) ?? day.on;
}
