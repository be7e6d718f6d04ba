import type { Locale, Names } from '@heddle/engine/messages';
import { HeddleError } from '@heddle/engine/problem';
import type { Person, SchoolDate } from '@heddle/engine/roster';
import { listChanges } from '@heddle/engine/schedule';
import type { DayFacts, DayPlan, Violation } from '@heddle/engine/schedule';
import { adultContent } from './adult-content.ts';
import { changeInWords } from './change-in-words.ts';
import type { DayView, Desk } from './day-view.ts';
import { schoolContent } from './school-content.ts';
import { studentContent } from './student-content.ts';
import { substituteContent } from './substitute-content.ts';
import { byName, instantText, named } from './wording.ts';
import type { Wording } from './wording.ts';

/** Whose page it is. */
export type Whose =
  | { readonly view: 'school' }
  | { readonly view: 'adult'; readonly id: string }
  | { readonly view: 'substitute'; readonly id: string }
  | { readonly view: 'student'; readonly id: string };

export type DayViewInput = {
  readonly whose: Whose;
  readonly plan: DayPlan;
  readonly facts: DayFacts;
  readonly names: Names;
  readonly locale: Locale;
  readonly status: DayView['status'];
  /** Approvals that the plan wants and nobody has given yet. */
  readonly openApprovals: readonly Violation[];
  /** The plan that was in force before this one, where there was one. */
  readonly earlier?: DayPlan | undefined;
  /** The school's date now. */
  readonly today: SchoolDate;
  /** Every date that has a plan. */
  readonly plannedDays: readonly SchoolDate[];
  readonly desk?: Omit<Desk, 'approvers'> | undefined;
  /** What a missing sentence does; see the messages. */
  readonly gaps?: 'throw' | 'show';
};

/**
 * One day's plan as one reader sees it.
 * @throws HeddleError `page.unknown-adult` or `page.unknown-student` for an id that the roster does not hold on that day
 */
export function buildDayView(input: DayViewInput): DayView {
  const { plan, facts, locale, whose } = input;
  const wording: Wording = { locale, names: input.names, gaps: input.gaps ?? 'show' };
  const people = facts.roster.people.filter((person) => person.from <= plan.on && (person.until === null || plan.on <= person.until));
  const days = input.plannedDays.toSorted();
  const isForStaff = whose.view === 'school' || whose.view === 'adult';
  const pick = (kind: 'adult' | 'student', of: readonly Person[]) => (isForStaff ? byName(of).map((id) => named(wording, kind, id)) : []);
  return {
    locale,
    on: plan.on,
    isToday: plan.on === input.today,
    status: input.status,
    schoolName: facts.roster.school.name,
    dayNote: facts.day.note,
    asOf: instantText(locale, plan.asOf, facts.roster.school.timeZone),
    gap: plan.gap === null ? null : Math.ceil(plan.gap * 1000) / 10,
    modelVersions: Object.values(plan.modelVersions).toSorted(),
    previousOn: days.findLast((day) => day < plan.on) ?? null,
    nextOn: days.find((day) => day > plan.on) ?? null,
    adults: pick('adult', people.filter(isAdult)),
    students: pick('student', people.filter((person) => person.role === 'student')),
    changes: changesFor(input, wording),
    content: contentOf(input, wording, people),
  };
}

function contentOf({ whose, plan, facts, openApprovals, desk }: DayViewInput, wording: Wording, people: readonly Person[]): DayView['content'] {
  if (whose.view === 'school') {
    const approvers = byName(people.filter(({ role }) => role === 'leader' || role === 'teacher')).map((id) => named(wording, 'adult', id));
    return schoolContent({ plan, facts, openApprovals, wording, desk: desk === undefined ? null : { ...desk, approvers } });
  }
  const person = people.find((one) => one.id === whose.id);
  if (whose.view === 'student') {
    if (person?.role !== 'student') throw new HeddleError('page.unknown-student', { value: whose.id, date: plan.on });
    return studentContent({ plan, facts, student: person, wording });
  }
  if (person === undefined || !isAdult(person)) throw new HeddleError('page.unknown-adult', { value: whose.id, date: plan.on });
  return whose.view === 'adult' ? adultContent({ plan, facts, adultId: person.id, wording }) : substituteContent({ plan, facts, adultId: person.id, wording });
}

/** A student's own page speaks to the student; on the others staff read. */
function changesFor({ whose, plan, facts, earlier }: DayViewInput, wording: Wording): DayView['changes'] {
  if (earlier === undefined) return [];
  return listChanges({ facts, before: earlier, after: plan })
    .filter(({ personId }) => whose.view === 'school' || personId === whose.id)
    .map((change) => changeInWords(change, { wording, audience: whose.view === 'student' ? 'student' : 'staff' }));
}

function isAdult(person: Person): boolean {
  return person.role === 'teacher' || person.role === 'aide' || person.role === 'leader';
}
