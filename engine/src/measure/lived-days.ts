import type { CompetencyGraph } from '../competency/index.ts';
import { gradeDistance } from '../mastery/index.ts';
import type { AdoptedModel, Modality } from '../model/index.ts';
import type { Person, SchoolDate } from '../roster/index.ts';
import type { DayPlan, Meeting, Seat, Station, Wish } from '../schedule/index.ts';

/**
 * What did each student get out of a run of published days? Counted from the plans alone, one student at a time, before anybody is put into
 * a group: the first half of a fairness report.
 */
export type LivedDays = {
  readonly studentId: string;
  /** Days with a place. */
  readonly days: number;
  /** Mean over the days of the day's worth, 0..100, where 100 is the student's own best in each period. null = no day that anybody judged. */
  readonly shareOfBest: number | null;
  readonly poorDays: number;
  /** Longest run of poor days; days away neither end nor lengthen it. */
  readonly poorRun: number;
  /** Sums of minutes over the days. */
  readonly teacherMinutes: number;
  readonly smallGroupMinutes: number;
  readonly onGradeMinutes: number;
  /** Days with a place in fallback. */
  readonly fallbackDays: number;
  readonly wishes: number;
  readonly deniedWishes: number;
  /** Longest run of days on which the student was in the group that knew least to begin with. */
  readonly lowestGroupRun: number;
};

/** The same words as the fairness floor of the schedule: a day worth less than 60 of 100. */
const poorBelow = 60;
/** Students with one teaching adult that still make a small group. Our own choice, the size of `small-group` in maths-lab. */
const smallGroup = 8;

export function livedDays(of: {
  /** Published plans of the span. */
  readonly plans: readonly DayPlan[];
  readonly people: readonly Person[];
  readonly models: readonly AdoptedModel[];
  readonly graph: CompetencyGraph;
  readonly wishes: readonly Wish[];
  /** What each student knew before, in any unit. */
  readonly prior: ReadonlyMap<string, number>;
}): readonly LivedDays[] {
  const people = new Map(of.people.map((person) => [person.id, person]));
  const modalities = new Map(of.models.flatMap(({ adoption, model }) => model.practice.modalities.map((one) => [JSON.stringify([adoption.id, one.id]), one])));
  const places = of.plans.toSorted((a, b) => (a.on < b.on ? -1 : 1)).flatMap((plan) => placesOf(plan, modalities, of.prior));
  const wishes = Map.groupBy(of.wishes, ({ studentId }) => studentId);
  return [...Map.groupBy(places, ({ seat }) => seat.studentId)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([studentId, own]) => {
    const days = [...Map.groupBy(own, ({ on }) => on).values()];
    const worths = days.flatMap((day) => worthOf(day) ?? []);
    const minutes = (isCounted: (place: Place) => boolean) => own.filter(isCounted).reduce((sum, { seat }) => sum + seat.minutes, 0);
    const asked = (wishes.get(studentId) ?? []).flatMap((wish) => {
      const place = own.find(({ on, seat }) => on === wish.on && seat.periodId === wish.periodId);
      return place === undefined ? [] : [isKept(wish, place)];
    });
    return {
      studentId, days: days.length,
      shareOfBest: worths.length === 0 ? null : worths.reduce((sum, worth) => sum + worth, 0) / worths.length,
      poorDays: worths.filter(isPoor).length,
      poorRun: longestRun(worths, isPoor),
      teacherMinutes: minutes((place) => isWithTeacher(place, people)),
      smallGroupMinutes: minutes(({ modality, size }) => modality?.adult.task === 'teaches' && size <= smallGroup),
      onGradeMinutes: minutes(({ meeting, seat }) => isOnGrade(meeting, people.get(seat.studentId), of.graph)),
      fallbackDays: days.filter((day) => day.some(({ meeting }) => meeting.purpose === 'fallback')).length,
      wishes: asked.length, deniedWishes: asked.filter((kept) => !kept).length,
      lowestGroupRun: longestRun(days, (day) => day.some(({ isLowest }) => isLowest)),
    };
  });
}

type Place = {
  readonly on: SchoolDate;
  readonly seat: Seat;
  readonly meeting: Meeting;
  readonly station: Station;
  readonly modality: Modality | undefined;
  /** Students in the meeting. */
  readonly size: number;
  /** In its period and model, the group whose members knew least to begin with. */
  readonly isLowest: boolean;
};

function placesOf(plan: DayPlan, modalities: ReadonlyMap<string, Modality>, prior: ReadonlyMap<string, number>): readonly Place[] {
  const stations = new Map(plan.stations.map((station) => [station.id, station]));
  const seats = Map.groupBy(plan.seats, ({ meetingId }) => meetingId);
  const lowest = lowestGroups(plan, { stations, seats, prior });
  return plan.meetings.flatMap((meeting) => {
    const station = stations.get(meeting.stationId);
    const own = seats.get(meeting.id) ?? [];
    return station === undefined ? [] : own.map((seat): Place => ({
      on: plan.on, seat, meeting, station, size: own.length, isLowest: lowest.has(meeting.id),
      modality: modalities.get(JSON.stringify([station.adoptionId, station.modalityId])),
    }));
  });
}

/** Of the groups of two and more in one period of one model, the one whose mean is least. A single group is no lowest one. */
function lowestGroups(plan: DayPlan, at: {
  readonly stations: ReadonlyMap<string, Station>; readonly seats: ReadonlyMap<string, readonly Seat[]>; readonly prior: ReadonlyMap<string, number>;
}): ReadonlySet<string> {
  const groups = plan.meetings.flatMap((meeting) => {
    const station = at.stations.get(meeting.stationId);
    const known = (at.seats.get(meeting.id) ?? []).flatMap(({ studentId }) => at.prior.get(studentId) ?? []);
    if (station === undefined || meeting.purpose === 'fallback' || known.length < 2) return [];
    return [{ id: meeting.id, where: JSON.stringify([station.periodId, station.adoptionId]), mean: known.reduce((sum, one) => sum + one, 0) / known.length }];
  });
  return new Set([...Map.groupBy(groups, ({ where }) => where).values()].flatMap((own) => {
    const least = Math.min(...own.map(({ mean }) => mean));
    return own.length < 2 ? [] : own.filter(({ mean }) => mean === least).slice(0, 1).map(({ id }) => id);
  }));
}

/** A place that a person fixed beside the path has no worth that anybody judged. */
function worthOf(day: readonly Place[]): number | undefined {
  const judged = day.filter(({ seat, meeting }) => meeting.purpose === 'fallback' || seat.terms.length > 0);
  return judged.length === 0 ? undefined : judged.reduce((sum, { seat }) => sum + seat.value, 0) / judged.length;
}

function isPoor(worth: number): boolean {
  return worth < poorBelow - 1e-6;
}

function isWithTeacher({ station, modality }: Place, people: ReadonlyMap<string, Person>): boolean {
  return modality !== undefined && modality.adult.task !== 'supervises' && people.get(station.adultIds[0] ?? '')?.role === 'teacher';
}

/** At the student's own grade or above it. */
function isOnGrade({ competencyId }: Meeting, student: Person | undefined, graph: CompetencyGraph): boolean {
  const distance = gradeDistance(student?.grade ?? null, graph.competencies.get(competencyId ?? '')?.grades ?? []);
  return distance !== null && distance <= 0;
}

function isKept({ competencyId, modalityId }: Wish, { meeting }: Place): boolean {
  return (competencyId === null || competencyId === meeting.competencyId) && (modalityId === null || modalityId === meeting.modalityId);
}

function longestRun<Item>(items: readonly Item[], isCounted: (item: Item) => boolean): number {
  let run = 0;
  return items.reduce((longest, item) => {
    run = isCounted(item) ? run + 1 : 0;
    return Math.max(longest, run);
  }, 0);
}
