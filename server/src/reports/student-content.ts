import { studentCard } from '@heddle/engine/instruction';
import type { Reason } from '@heddle/engine/problem';
import type { Person } from '@heddle/engine/roster';
import type { DayFacts, DayPlan } from '@heddle/engine/schedule';
import { timeOf } from './adult-content.ts';
import type { StudentContent } from './day-view.ts';
import { nameOf, named, say, why } from './wording.ts';
import type { Wording } from './wording.ts';

/** Reasons of the path that say themselves that no new work was there; else the card says it, because it must never go unsaid. */
const admitsNoEvidence: readonly string[] = ['path.was-away', 'path.no-check-came', 'path.nothing-seen-yet'];

/** What matters most, then what must not go unsaid, then the rest: only the first three sentences are printed. */
function admissionSecond(reasons: readonly Reason[]): readonly Reason[] {
  const isAdmission = (reason: Reason) => admitsNoEvidence.includes(reason.code);
  const [first, ...rest] = reasons;
  return first === undefined ? [] : [first, ...rest.filter(isAdmission), ...rest.filter((reason) => !isAdmission(reason))];
}

/** One student's day in the student's own wording. Classmates are given names with an initial: this sheet is carried about. */
export function studentContent({ plan, facts, student, wording }: { readonly plan: DayPlan; readonly facts: DayFacts; readonly student: Person; readonly wording: Wording }): StudentContent {
  const card = studentCard({ plan, facts, studentId: student.id });
  const people = new Map(facts.roster.people.map((person) => [person.id, person]));
  const partner = (id: string) => {
    const person = people.get(id);
    return person === undefined ? id : `${person.givenName} ${[...person.familyName][0] ?? ''}.`;
  };
  const note = (code: string) => say(wording, 'student', { code, params: { student: student.id } });
  return {
    kind: 'student',
    student: named(wording, 'student', student.id),
    grade: student.grade === null ? '' : student.grade.replace(/^0+(?=.)/, ''),
    entries: card.entries.map((entry) => ({
      ...timeOf(wording, entry),
      kind: entry.kind,
      title: entry.title,
      modality: nameOf(wording, 'modality', entry.modalityId),
      space: nameOf(wording, 'space', entry.spaceId),
      adults: entry.adultIds.map((id) => named(wording, 'adult', id).name),
      partners: entry.partnerIds.map(partner),
      activities: entry.activities,
      bring: entry.bring,
      check: entry.exitCheck === null ? null : { questions: entry.exitCheck.questions, minutes: entry.exitCheck.minutes },
      keep: entry.keep.map((reason) => say(wording, 'student', reason)),
      why: entry.kind === 'fallback' ? [note('card.fallback')]
        : entry.isWithoutEvidence && !entry.reasons.some((reason) => admitsNoEvidence.includes(reason.code))
          ? [...why(wording, 'student', entry.reasons).slice(0, 1), note('card.without-evidence')]
          : why(wording, 'student', admissionSecond(entry.reasons)),
    })),
  };
}
