import type { AdoptedModel, ModelLimits } from '../../model/index.ts';
import type { StaffOffer } from '../../roster/index.ts';
import type { DayFacts } from '../day-facts.ts';
import type { DayPlan, Meeting, Seat, Station } from '../plan.ts';
import type { CheckedDay, CheckedMeeting, CheckedSeat, CheckedStation } from './checked-day.ts';
import { checkedWeek } from './checked-week.ts';
import { gradeRank } from './grade-rank.ts';
import { dueToday } from './pace.ts';
import { holds, schoolOn } from './school-days.ts';

/**
 * Lays a plan beside the facts: every station with its people, space and material, every student with the seats they have.
 * Ids that point nowhere are kept apart, not skipped, so that a check can report them: a plan may come from a file, by hand, or damaged.
 */
export function layBeside(facts: DayFacts, plan: DayPlan): CheckedDay {
  const { on } = facts.day;
  const today = schoolOn(facts, on);
  const people = new Map(facts.roster.people.map((person) => [person.id, person]));
  const periods = new Map(facts.day.periods.map((period) => [period.id, period]));
  const offers = joinedOffers(facts);
  const { stations, seats, looseSeats } = seatEverybody(facts, plan);
  const bySeat = Map.groupBy(seats, ({ student }) => student.id);
  return {
    facts, plan, stations, seats, looseSeats,
    limits: strictest(facts),
    enrolled: today.enrolled,
    seatsOf: (studentId) => [...bySeat.get(studentId) ?? []].sort((left, right) => left.station.period.startMinute - right.station.period.startMinute),
    adultsAtWork: stationsByAdult(stations),
    expected: today.enrolled.filter(({ studentId, periodId }) => today.whyAway(studentId, periodId) === undefined),
    period: (periodId) => periods.get(periodId),
    person: (personId) => people.get(personId),
    offer: (personId) => offers.get(personId),
    accommodations: (studentId) => facts.roster.accommodations.filter((one) => one.studentId === studentId && holds(one, on)),
    services: (studentId) => facts.roster.services.filter((one) => one.studentId === studentId && holds(one, on)),
    whyAway: today.whyAway,
    whyClosed: today.whyClosed,
    fixedPeriods: today.fixedPeriods,
    week: checkedWeek(facts),
    rankOf: gradeRank,
    dueToday,
  };
}

/** Helpers are at work as well as leaders. */
function stationsByAdult(stations: readonly CheckedStation[]): ReadonlyMap<string, readonly CheckedStation[]> {
  const found = new Map<string, CheckedStation[]>();
  for (const station of stations) for (const { id } of station.adults) found.set(id, [...found.get(id) ?? [], station]);
  return found;
}

/** Somebody may be listed once for each of two roles: what they offer and know is taken together. */
function joinedOffers({ roster, day }: DayFacts): ReadonlyMap<string, StaffOffer> {
  const joined = new Map<string, StaffOffer>();
  for (const offer of roster.staffOffers.filter((one) => holds(one, day.on))) {
    const other = joined.get(offer.personId);
    joined.set(offer.personId, other === undefined ? offer : {
      ...offer, periodIds: [...other.periodIds, ...offer.periodIds], qualifications: [...other.qualifications, ...offer.qualifications],
    });
  }
  return joined;
}

/** Stations, meetings and seats know each other, so that a check can walk from any of them to any other. */
function seatEverybody(facts: DayFacts, plan: DayPlan): Pick<CheckedDay, 'stations' | 'seats' | 'looseSeats'> {
  const people = new Map(facts.roster.people.map((person) => [person.id, person]));
  const meetingsIn = Map.groupBy(plan.meetings, (meeting) => meeting.stationId);
  const seatsIn = Map.groupBy(plan.seats, (seat) => seat.meetingId);
  const placed = new Set<Seat>();
  const held = minutesHeld(facts, plan);
  const stations = plan.stations.flatMap((station): CheckedStation[] => {
    const bare = bareStation(facts, station);
    if (bare === undefined) return [];
    const seats: CheckedSeat[] = [];
    const meetings: CheckedMeeting[] = [];
    const checked: CheckedStation = { ...bare, meetings, seats };
    for (const meeting of meetingsIn.get(station.id) ?? []) {
      const own: CheckedSeat[] = [];
      const seatedMeeting: CheckedMeeting = {
        ...materials(bare.adopted, meeting), meeting, seats: own, isSecondPart: meeting.continues !== undefined, minutesHeld: held(meeting) ?? bare.period.minutes,
      };
      meetings.push(seatedMeeting);
      for (const seat of seatsIn.get(meeting.id) ?? []) {
        const student = people.get(seat.studentId);
        if (student === undefined || seat.periodId !== station.periodId) continue;
        own.push({ seat, student, station: checked, meeting: seatedMeeting });
        placed.add(seat);
      }
      seats.push(...own);
    }
    return [checked];
  });
  return { stations, seats: stations.flatMap((station) => station.seats), looseSeats: plan.seats.filter((seat) => !placed.has(seat)) };
}

/** A meeting over two periods has the minutes of both, whichever part is asked for. undefined = it is held in one. */
function minutesHeld(facts: DayFacts, plan: DayPlan): (meeting: Meeting) => number | undefined {
  const periodOf = new Map(plan.stations.map((station) => [station.id, facts.day.periods.find(({ id }) => id === station.periodId)]));
  const byId = new Map(plan.meetings.map((meeting) => [meeting.id, meeting]));
  const minutes = new Map<string, number>();
  for (const second of plan.meetings) {
    const first = byId.get(second.continues ?? '');
    if (first === undefined) continue;
    const both = (periodOf.get(first.stationId)?.minutes ?? 0) + (periodOf.get(second.stationId)?.minutes ?? 0);
    minutes.set(first.id, both).set(second.id, both);
  }
  return ({ id }) => minutes.get(id);
}

/** undefined for a station in a period that is not held today: its seats are loose, and are reported as such. */
function bareStation(facts: DayFacts, station: Station): Omit<CheckedStation, 'meetings' | 'seats'> | undefined {
  const period = facts.day.periods.find(({ id }) => id === station.periodId);
  if (period === undefined) return undefined;
  const adopted = facts.models.find(({ adoption }) => adoption.id === station.adoptionId);
  return {
    station, period, adopted,
    space: facts.roster.spaces.find(({ id }) => id === station.spaceId),
    modality: adopted?.model.practice.modalities.find(({ id }) => id === station.modalityId),
    adults: station.adultIds.flatMap((id) => facts.roster.people.filter((person) => person.id === id && person.role !== 'student')),
  };
}

/** A school's own material stands beside the model's; where both use an id, the school's is meant. */
function materials(adopted: AdoptedModel | undefined, meeting: Meeting): Pick<CheckedMeeting, 'activities' | 'exitCheck'> {
  if (adopted === undefined) return { activities: [], exitCheck: undefined };
  const activities = [...adopted.adoption.activities, ...adopted.model.instruction.activities];
  const checks = [...adopted.adoption.exitChecks, ...adopted.model.instruction.exitChecks];
  return {
    activities: meeting.activityIds.flatMap((id) => activities.filter((activity) => activity.id === id).slice(0, 1)),
    exitCheck: meeting.exitCheckId === null ? undefined : checks.find((check) => check.id === meeting.exitCheckId),
  };
}

/** Ceilings: the lowest. Floors, planning time and lunch: the highest. */
function strictest(facts: DayFacts): ModelLimits {
  let kept = facts.schoolLimits;
  for (const { model } of facts.models) kept = stricter(kept, model.operations.limits);
  return kept;
}

function stricter(one: ModelLimits, other: ModelLimits): ModelLimits {
  const low = (left: number | null, right: number | null) => (left === null ? right : right === null ? left : Math.min(left, right));
  const high = (left: number | null, right: number | null) => (left === null ? right : right === null ? left : Math.max(left, right));
  return {
    teacherMinutesPerWeek: high(one.teacherMinutesPerWeek, other.teacherMinutesPerWeek),
    screenMinutesPerDay: low(one.screenMinutesPerDay, other.screenMinutesPerDay),
    screenMinutesInARow: low(one.screenMinutesInARow, other.screenMinutesInARow),
    adultMinutesInARow: low(one.adultMinutesInARow, other.adultMinutesInARow),
    planningMinutesPerDay: high(one.planningMinutesPerDay, other.planningMinutesPerDay),
    preparationsPerDay: low(one.preparationsPerDay, other.preparationsPerDay),
    dutyFreeLunch: (other.dutyFreeLunch?.minutes ?? -1) > (one.dutyFreeLunch?.minutes ?? -1) ? other.dutyFreeLunch : one.dutyFreeLunch,
    homeTeacherShare: high(one.homeTeacherShare, other.homeTeacherShare),
    stableGroupShare: high(one.stableGroupShare, other.stableGroupShare),
    studentsPerAdult: low(one.studentsPerAdult, other.studentsPerAdult),
  };
}
