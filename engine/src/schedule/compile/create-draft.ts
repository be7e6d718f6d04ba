import type { AdoptedModel } from '../../model/index.ts';
import type { Option } from '../../path/index.ts';
import { gradeNumber, isGrade } from '../../roster/index.ts';
import type { DayFacts } from '../day-facts.ts';
import { viewCalendar } from './calendar-view.ts';
import type { CalendarView } from './calendar-view.ts';
import type { DraftAdult, DraftDemand, DraftKind, DraftSpace, InstanceDraft } from './draft.ts';
import { strictestLimits } from './limits.ts';
import { listMaterials } from './materials.ts';
import { dueToday } from './pace.ts';
import { prices } from './prices.ts';
import { viewWeek } from './week.ts';

/**
 * What is there to plan with? Everybody and everything that could take part today, without a single limit: limits are the constraints' alone,
 * or leaving one out would not show. Lists are sorted by id, so that the order of the roster's files never matters.
 */
export function createDraft(facts: DayFacts, options: readonly Option[]): InstanceDraft {
  const view = viewCalendar(facts);
  const index = view.index(facts.day.on);
  const staffIds = [...new Set(facts.models.flatMap(({ adoption }) => adoption.staffIds))].sort();
  const spaceIds = [...new Set(facts.models.flatMap(({ adoption }) => adoption.spaceIds))].sort();
  const demands = listDemands(facts, view, options);
  const materialsOf = listMaterials();
  const commitments = view.commitments(facts.day.on);
  const byStudent = Map.groupBy(demands, (demand) => demand.student.id);
  return {
    facts, prices, demands,
    limits: strictestLimits(facts),
    periods: facts.day.periods,
    adults: new Map(staffIds.flatMap((id): [string, DraftAdult][] => {
      const person = index.people.get(id);
      return person === undefined ? [] : [[id, {
        person, offer: index.offerOf.get(id) ?? null, stationsAtOnce: new Map(), neverAll: [], busyAtMost: null, preparationsAtMost: null,
      }]];
    })),
    spaces: new Map(spaceIds.flatMap((id): [string, DraftSpace][] => {
      const space = index.spaces.get(id);
      return space === undefined ? [] : [[id, { space, stationsAtOnce: new Map(), seats: null }]];
    })),
    kinds: facts.models.flatMap(listKinds),
    equipment: new Map(), contacts: [], apart: [], ceilings: [], dayRules: [], companies: [], continuations: [], walks: [], floors: [],
    minutesFor: (modalityId, { period, adopted }) => {
      if (adopted.model.practice.modalities.find(({ id }) => id === modalityId)?.periods !== 2) return period.minutes;
      const next = facts.day.periods.find(({ id }) => id === period.runsInto);
      return next === undefined ? 0 : period.minutes + next.minutes;
    },
    demandsOf: (studentId) => byStudent.get(studentId) ?? [],
    index,
    commitmentOf: (id, periodId) => (commitments.byPerson.get(id) ?? commitments.bySpace.get(id))?.get(periodId)?.kind,
    isHere: (subject, on, periodId) => {
      const { people, spaces } = view.index(on);
      return (subject.kind === 'person' ? people : spaces).has(subject.id) && view.isAvailable(subject, on, periodId);
    },
    isFree: (personId, on, periodId) => isFree(view, { personId, on, periodId }),
    isReserved: view.isReserved,
    activity: (adopted, id) => materialsOf(adopted).activities.get(id),
    exitCheck: (adopted, id) => materialsOf(adopted).exitChecks.get(id),
    rankOf: (grade) => (isGrade(grade) ? gradeNumber(grade) : undefined),
    dueToday,
    week: viewWeek(facts, view),
  };
}

function listKinds(adopted: AdoptedModel): readonly DraftKind[] {
  const open = {
    adopted,
    spaceIds: new Set(adopted.adoption.spaceIds), adultIds: new Set(adopted.adoption.staffIds),
    ratio: [], studentsPerAdult: null, groupMin: 1, groupMax: null, groupsPerStation: null, isPrepared: false, periods: 1 as const,
  };
  // Fallback is one gathering a station by its nature: nobody is taught there, so there is nothing to divide by.
  return [...adopted.model.practice.modalities.map((modality) => ({ ...open, modality })), { ...open, modality: null, groupsPerStation: 1 }];
}

/** One for each student whom a model plans in a period, absent or not: who is away is a constraint's to say. */
function listDemands(facts: DayFacts, view: CalendarView, options: readonly Option[]): readonly DraftDemand[] {
  const { on } = facts.day;
  const optionsOf = Map.groupBy(options, (option) => keyOf(option));
  const adopted = new Map(facts.models.map((one) => [one.adoption.id, one]));
  return facts.day.periods.flatMap((period) => [...view.plannedIn(on, period.id)].sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([studentId, adoptionId]): DraftDemand[] => {
      const student = view.index(on).people.get(studentId);
      const model = adopted.get(adoptionId);
      if (student === undefined || model === undefined) return [];
      const own = optionsOf.get(keyOf({ studentId, periodId: period.id, adoptionId })) ?? [];
      return [{
        student, period, adopted: model, isAsked: false, isAway: false, spaceIds: null, withAdultIds: new Set(), groupAtMost: null,
        options: [...own].sort((left, right) => (left.id < right.id ? -1 : 1)).map((option) => ({ option, price: 0 })),
      }];
    }));
}

/** Written as JSON: ids may hold any sign, and two pairs of them must never make one key. */
function keyOf(option: { readonly studentId: string; readonly periodId: string; readonly adoptionId: string }): string {
  return JSON.stringify([option.studentId, option.periodId, option.adoptionId]);
}

/** The question that weekly limits ask of any day: can this person be had then? Students by their own day, adults also by what they offer. */
function isFree(view: CalendarView, who: { readonly personId: string; readonly on: string; readonly periodId: string }): boolean {
  const { personId, on, periodId } = who;
  const index = view.index(on);
  const person = index.people.get(personId);
  if (person === undefined || !view.isAvailable({ kind: 'person', id: personId }, on, periodId)) return false;
  if (view.commitments(on).byPerson.get(personId)?.has(periodId) === true) return false;
  if (person.role === 'student') return !view.isReserved(personId, on, periodId);
  return index.offerOf.get(personId)?.periodIds.includes(periodId) === true;
}
