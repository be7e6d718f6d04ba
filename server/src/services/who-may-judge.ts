import type { AdoptedModel } from '@heddle/engine/model';
import { isActiveOn } from '@heddle/engine/roster';
import type { Person, Roster, SchoolDate } from '@heddle/engine/roster';

type Where = { readonly roster: Roster; readonly models: readonly AdoptedModel[] };

/**
 * Whose word moves a student's level? A leader's, and that of a teacher who teaches the student on the day: in a section of theirs, or as
 * staff of a model that plans them. Nobody else's; an aide's observation comes in as evidence.
 */
export function mayJudge(where: Where, { person, student, on }: { readonly person: Person; readonly student: string; readonly on: SchoolDate }): boolean {
  if (!isActiveOn(person, on)) return false;
  return person.role === 'leader' || (person.role === 'teacher' && teachersOf(where, student, on).has(person.id));
}

function teachersOf({ roster, models }: Where, student: string, on: SchoolDate): ReadonlySet<string> {
  const enrolled = roster.enrollments.filter((one) => isActiveOn(one, on));
  const sections = new Set(enrolled.filter(({ personId, role }) => personId === student && role === 'student').map(({ sectionId }) => sectionId));
  const inSections = enrolled.filter(({ sectionId, role }) => role === 'teacher' && sections.has(sectionId)).map(({ personId }) => personId);
  const inModels = models.filter(({ adoption }) => adoption.claims.sectionIds.some((one) => sections.has(one))).flatMap(({ adoption }) => adoption.staffIds);
  return new Set([...inSections, ...inModels]);
}
