import { commitmentsOn, indexAvailability, indexRoster, studentsInSections } from '../../roster/index.ts';
import type { Enrollment, Section } from '../../roster/index.ts';
import { claimedSections } from '../compile/claimed-sections.ts';
import type { DayFacts } from '../day-facts.ts';

/** A period in which a model does not plan some of its students although they are there and nothing else is fixed for them. */
type FreePeriod = { readonly periodId: string; readonly adoptionId: string; readonly studentIds: readonly string[] };

/**
 * Where would the bell schedule allow one more planned period? Most students first. Lessons of others stay as the school made them: a period
 * taken from another subject is not one more.
 */
export function freePeriods({ roster, day, models, availability }: DayFacts): readonly FreePeriod[] {
  const index = indexRoster(roster, day.on);
  const claimed = models.flatMap(({ adoption }) => [...claimedSections(adoption, index.sections)]);
  const { byPerson } = commitmentsOn(index, claimed);
  const planned = studentsInSections(index, claimed);
  const isThere = indexAvailability(availability, day.on);
  return models.flatMap(({ adoption }) => {
    const own = [...new Set([...studentsInSections(index, claimedSections(adoption, index.sections)).values()].flat())].sort();
    return day.periods.flatMap(({ id: periodId }): readonly FreePeriod[] => {
      const busy = new Set(planned.get(periodId));
      const studentIds = own.filter((id) => !busy.has(id) && byPerson.get(id)?.get(periodId) === undefined && isThere({ kind: 'person', id }, periodId).isAvailable);
      return studentIds.length < fewest ? [] : [{ periodId, adoptionId: adoption.id, studentIds }];
    });
  }).sort((left, right) => right.studentIds.length - left.studentIds.length);
}

/** Fewer are no period that a school would hold. */
const fewest = 5;

/** The same day in which the model, bound to its sections, plans these students in that period too, with the adults and rooms free then. */
export function withOneMorePeriod(facts: DayFacts, { periodId, adoptionId, studentIds }: FreePeriod): DayFacts {
  const { roster, day: { on } } = facts;
  const sectionId = `${adoptionId}+1 ${periodId}`;
  const subject = facts.models.find(({ adoption }) => adoption.id === adoptionId)?.adoption.claims.subject ?? '';
  const section: Section = { id: sectionId, title: subject, subject, grades: [], periodIds: [periodId], spaceId: null, from: on, until: null };
  const enrollments = studentIds.map((personId): Enrollment => ({ id: `${sectionId} ${personId}`, personId, sectionId, role: 'student', from: on, until: null }));
  return {
    ...facts,
    roster: { ...roster, sections: [...roster.sections, section], enrollments: [...roster.enrollments, ...enrollments] },
    models: facts.models.map((one) => (one.adoption.id !== adoptionId ? one : {
      ...one, adoption: { ...one.adoption, claims: { ...one.adoption.claims, sectionIds: [...one.adoption.claims.sectionIds, sectionId] } },
    })),
  };
}
